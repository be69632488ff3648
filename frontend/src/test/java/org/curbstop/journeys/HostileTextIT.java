package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What strangers write is text wherever it is shown, whoever looks at it, on the narrowest screen. */
class HostileTextIT extends Browser {

    private static final String WATCH = """
            window.violations = [];
            document.addEventListener('securitypolicyviolation', e => window.violations.push(
                e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber + ' ' + e.sample));
            """;

    @Test
    void what_a_guest_writes_in_the_chat_is_text_at_the_desk() {
        Page guest = visitor(375, "en-US", true);
        RequestOptions json = RequestOptions.create().setHeader("Accept", "application/json");
        guest.request().get(address("/chat"), json);
        for (String words : List.of(HostileText.all(), HostileText.endless())) {
            assertThat(post(guest, "/chat", Map.of("words", words)).status()).isEqualTo(200);
        }
        JsonNode answer = said(post(guest, "/chat", Map.of("wish", "PERSON")));
        for (int step = 0; step < 6 && answer.path("question").isObject(); step++) {
            JsonNode choices = answer.path("question").path("choices");
            answer = said(post(guest, "/chat", choices.isEmpty() ? Map.of("words", "skip") : Map.of("pick", choices.get(0).path("value").asString())));
        }
        Page desk = signedIn("sam", 375, "/staff");
        desk.addInitScript(WATCH);
        List<?> cases = (List<?>) desk.evaluate("[...document.querySelectorAll(\"main a[href*='staff/cases/']\")].map(a => a.href)");
        assertThat(cases).isNotEmpty();
        for (Object each : cases) {
            desk.navigate(each.toString());
            desk.locator("main h1").waitFor();
            assertHarmless(desk);
        }
    }

    private APIResponse post(Page page, String path, Map<String, String> fields) {
        FormData form = FormData.create();
        fields.forEach(form::set);
        return page.request().post(address(path), RequestOptions.create().setHeader("Accept", "application/json").setForm(form));
    }

    private static JsonNode said(APIResponse answer) {
        assertThat(answer.status()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.text());
    }

    static void assertHarmless(Page page) {
        assertThat(page.evaluate("String(window.ran)")).as("script of a stranger on " + page.url()).isEqualTo("undefined");
        assertThat((List<?>) page.evaluate("window.violations ?? []")).as("refused by the policy on " + page.url()).isEmpty();
        assertThat(page.evaluate(TOO_WIDE)).as("sideways scrolling on " + page.url()).isEqualTo("");
    }
}
