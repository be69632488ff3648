package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.curbstop.outages.OutagesForTests;
import org.curbstop.outages.StormMode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In storm mode the portal leads to the plain pages first, the sign-in stays open, and staff notice nothing. */
class StormEntryIT extends RunningApplication {

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).cookieHandler(new CookieManager())
            .build();

    @Autowired
    private StormMode storm;

    private HttpResponse<String> get(String at) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address("/")).resolve(at)).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String location(String at) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(at);
        assertThat(answer.statusCode()).as(at).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void a_visitor_sees_the_plain_page_and_can_sign_in_anyway() throws Exception {
        assertThat(location("/my/bills")).endsWith("/oauth2/authorization/curbstop");
        storm.begin(Map.of(), Map.of(), OutagesForTests.OSCAR);

        String plain = location("/my/bills");
        assertThat(plain).endsWith("/storm?to=%2Fmy%2Fbills");
        assertThat(get(plain).body()).contains("href=\"/my/bills?anyway\"");
        assertThat(location("/staff/outages")).endsWith("/oauth2/authorization/curbstop");

        assertThat(location("/my/bills?anyway")).endsWith("/oauth2/authorization/curbstop");
        assertThat(location("/my")).as("remembered").endsWith("/oauth2/authorization/curbstop");
        assertThat(location("/oauth2/authorization/curbstop")).contains("response_type=code");
    }
}
