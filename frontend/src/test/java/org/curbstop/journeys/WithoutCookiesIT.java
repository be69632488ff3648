package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tasks that matter in a storm work without cookies and scripts, and no conversation id appears in a URL. */
class WithoutCookiesIT extends RunningApplication {

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private String path = "";
    private String page = "";

    @Test
    void an_outage_report_can_be_completed() throws Exception {
        open("/outage");
        send("answer.hazard", "none");
        send("answer.service", "electric");
        send("answer.place", "40 Elm St");
        for (int questions = 0; questions < 4 && !page.contains("class=\"done\""); questions++) {
            send(page.contains("value=\"yes\"") ? name("yes") : "answer.phone", page.contains("value=\"yes\"") ? "yes" : "");
        }
        assertThat(page).contains("class=\"done\"");
    }

    @Test
    void a_guest_pays_up_to_the_card_page() throws Exception {
        open("/pay");
        send("answer.number", "100200971", "answer.zip", "97999");
        assertThat(page).contains("answer-amount");
        send("answer.amount", "5.00");
        HttpResponse<String> card = post(Map.of(name("yes"), "yes"));
        assertThat(card.statusCode()).isEqualTo(303);
        assertThat(card.headers().firstValue("Location").orElseThrow()).contains("/pay/with/").doesNotContain("100200971");
    }

    @Test
    void a_chat_continues_after_the_first_answer() throws Exception {
        open("/chat");
        String first = page;
        send("words", "I want to report an outage");
        assertThat(page).contains("name=\"talk\"").isNotEqualTo(first);
        send("words", "none");
        assertThat(page).doesNotContain("How can I help");
    }

    private void open(String at) throws IOException, InterruptedException {
        path = at;
        page = client.send(HttpRequest.newBuilder(URI.create(address(at))).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private void send(String... fields) throws IOException, InterruptedException {
        var form = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        HttpResponse<String> answer = post(form);
        assertThat(answer.statusCode()).as(form + " " + answer.headers().firstValue("Location").orElse("")).isEqualTo(200);
        page = answer.body();
    }

    private HttpResponse<String> post(Map<String, String> fields) throws IOException, InterruptedException {
        var form = new LinkedHashMap<>(fields);
        form.put("turn", hidden("turn"));
        form.put("talk", hidden("talk"));
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(HttpRequest.newBuilder(URI.create(address(path))).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String hidden(String name) {
        return first("name=\"" + name + "\" value=\"([^\"]+)\"");
    }

    /** Returns the name of the button or choice with this value. */
    private String name(String value) {
        return first("name=\"([^\"]+)\" value=\"" + value + "\"");
    }

    private String first(String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }
}
