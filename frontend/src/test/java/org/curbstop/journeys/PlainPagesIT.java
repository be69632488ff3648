package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.curbstop.pages.flow.FlowPage;
import org.curbstop.sandbox.twilio.PhoneCall;
import org.curbstop.sandbox.twilio.SandboxPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks of a visitor who is not signed in. */
class PlainPagesIT extends BrowserJourney {

    @Test
    void dee_pays_half_as_a_guest_in_spanish_with_scripts_off() {
        Page page = visitor(375, "es-US", false);
        page.navigate(address("/"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Pagar una factura")).click();
        guest(page, "100200716", "64.98");
        assertThat(page.locator("main")).containsText("64.98");
        page.locator("main .buttons .button").first().click();
        card(page, "4242424242424242");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Pago recibido");
        assertThat(page.locator("main")).containsText("64.98");
        Assertions.assertThat(page.url()).contains("/receipt/");
    }

    @Test
    void a_declined_card_is_explained_and_another_card_pays() {
        Page page = visitor(1280, "en-US", false);
        page.navigate(address("/pay"));
        guest(page, "100200971", "5.00"); // Gus: other tests rely on the balances of their customers
        page.locator("main .buttons .button").first().click();
        card(page, "4000000000000002");
        assertThat(page.locator("[role=alert]")).isVisible();
        card(page, "4242424242424242");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Payment received");
    }

    @Test
    void somebody_without_an_account_reports_an_outage_and_reads_the_reference() {
        Page page = visitor(375, "es-US", true);
        page.navigate(address("/outage"));
        choose(page, "none");
        choose(page, "electric");
        page.locator("#answer-place").fill("40 Elm St");
        page.locator("main form .button").first().click();
        page.locator("main form .buttons .button").first().click();
        page.locator("main form .button").first().click(); // no number for notifications
        assertThat(page.locator("main")).containsText("reporte");
        assertThat(page.locator("main")).containsText(java.util.regex.Pattern.compile("\\b\\d{3} \\d{3} \\d{3}\\b"));
        assertUsableByAll(page);
    }

    @Test
    void a_wrong_zip_reveals_nothing_and_keeps_the_typed_number() {
        Page page = visitor(1280, "en-US", false);
        page.navigate(address("/pay"));
        page.locator("#answer-number").fill("100200302");
        page.locator("#answer-zip").fill("97001");
        page.locator("main .button").click();
        assertThat(page).hasTitle(Pattern.compile("^Error: "));
        assertThat(page.locator(".summary a").first()).isVisible();
        assertThat(page.locator("#answer-number")).hasValue("100200302");
        assertThat(page.locator("main")).not().containsText("Ada");
    }

    @Test
    void a_phone_conversation_continues_in_the_chat_by_its_code(@Autowired SandboxPhone phone) {
        PhoneCall call = phone.dial("+15035550101");
        call.say("pay my bill");
        call.say("give me a code");
        Matcher code = Pattern.compile("Your code is ((?:[A-Z0-9][, ]*){6})").matcher(call.transcript().toString());
        Assertions.assertThat(code.find()).as(call.transcript().toString()).isTrue();
        Page page = visitor(1280, "en-US", true);
        page.navigate(address("/chat"));
        assertThat(page.locator("curbstop-chat .line").first()).isVisible(); // the chat sends the first message
        say(page, "I have a code");
        say(page, code.group(1).replaceAll("[^A-Z0-9]", ""));
        assertThat(page.getByRole(AriaRole.LOG)).containsText("Welcome back");
        assertUsableByAll(page);
    }

    @Test
    void words_sent_before_the_greeting_arrives_are_sent_after_it() {
        Page page = visitor(1280, "en-US", true);
        var greeting = new ArrayDeque<Route>();
        page.route(address("/chat"), route -> {
            if (greeting.isEmpty() && "application/json".equals(route.request().headerValue("Accept"))) {
                greeting.add(route);
            } else {
                route.resume();
            }
        });
        page.navigate(address("/chat"));
        page.locator("curbstop-chat .frame input").fill("no power");
        page.locator("curbstop-chat .frame form button:not(.attach)").click();
        assertThat(page.locator("curbstop-chat .line.you")).hasCount(0);
        greeting.remove().resume();
        assertThat(page.locator("curbstop-chat .line.you")).hasText("You: no power");
        assertThat(page.locator("curbstop-chat .frame input")).hasValue("");
    }

    @ParameterizedTest
    @CsvSource({"1280, en-US", "375, es-US"})
    void every_plain_page_is_accessible(int width, String locale) {
        Page page = visitor(width, locale, true);
        List<String> others = List.of("/", "/outage/map", "/storm", "/contact", "/accessibility", "/verify", "/chat", "/nowhere");
        for (String path : Stream.concat(others.stream(), Arrays.stream(FlowPage.values()).map(FlowPage::path)).toList()) {
            page.navigate(address(path));
            assertThat(page.locator("h1").first()).isVisible();
            Assertions.assertThat(page.locator("html").getAttribute("lang")).isEqualTo(locale.substring(0, 2));
            assertUsableByAll(page);
        }
    }

    private static void guest(Page page, String account, String amount) {
        page.locator("#answer-number").fill(account);
        page.locator("#answer-zip").fill("97999");
        page.locator("main .button").click();
        page.locator("#answer-amount").fill(amount);
        page.locator("main .button").click();
    }

    private static void card(Page page, String number) {
        page.locator("#number").fill(number);
        page.locator("#expiry").fill("12/30");
        page.locator("#cvc").fill("123");
        page.locator("#zip").fill("97999");
        page.locator("button[type=submit]").click();
    }

    private static void say(Page page, String words) {
        page.locator("curbstop-chat .frame input").fill(words);
        page.locator("curbstop-chat .frame form button:not(.attach)").click();
        assertThat(page.locator("curbstop-chat .line.you").last()).containsText(words);
        assertThat(page.locator("curbstop-chat .line").last()).not().hasClass(Pattern.compile("you|typing"));
    }

    @Test
    void an_inaccessible_page_fails_the_test() {
        Page page = visitor(375, "en-US", true);
        page.navigate("about:blank");
        page.setContent("<html lang=en><title>A page</title><main><h1>A page</h1><img src='data:,'></main>");
        Assertions.assertThatThrownBy(() -> assertUsableByAll(page)).isInstanceOf(AssertionError.class).hasMessageContaining("image-alt");
        page.setContent("<html lang=en><title>A page</title><main><h1>A page</h1><p style='width: 400px'>Wide</p></main>");
        Assertions.assertThatThrownBy(() -> assertUsableByAll(page)).isInstanceOf(AssertionError.class).hasMessageContaining("horizontal");
    }
}
