package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many customers share one IP address, such as that of a carrier or a library, with one attacker. */
class SharedAddressTest extends ViewTest {

    /** A loopback address that no other test uses. */
    private static final String SHARED = "127.0.0.77";
    private static final Pattern ASKED_FOR_THE_BILL = Pattern.compile("name=\"answer\\.billAmount\"");

    @LocalServerPort
    private int port;

    @Test
    void a_strangers_hundred_wrong_attempts_do_not_block_ada_at_the_same_ip() throws Exception {
        int asked = 0;
        HttpClient stranger = browser();
        for (int i = 0; i < 100; i++) {
            stranger = i % 5 == 0 ? browser() : stranger;
            String page = send(stranger, "answer.number=100200302&answer.zip=%05d".formatted(10_000 + i));
            assertThat(page).doesNotContain("answer.amount");
            if (ASKED_FOR_THE_BILL.matcher(page).find()) {
                asked++;
                assertThat(send(stranger, "answer.billAmount=12." + (10 + i % 80))).contains("do not match");
            }
        }
        assertThat(asked).as("extra questions after twenty wrong pairs").isGreaterThanOrEqualTo(80);

        HttpClient ada = browser();
        assertThat(send(ada, "answer.number=100200302&answer.zip=97999")).as("asks for more, whether or not the pair is right")
                .containsPattern(ASKED_FOR_THE_BILL).doesNotContain("84.12");
        assertThat(send(ada, "answer.billAmount=84.12")).contains("name=\"answer.amount\"");
        assertThat(send(ada, "answer.amount=40")).contains("$40.00");
    }

    private HttpClient browser() throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL)
                .localAddress(InetAddress.getByName(SHARED)).build();
        browser.send(HttpRequest.newBuilder(page()).build(), HttpResponse.BodyHandlers.discarding());
        return browser;
    }

    private String send(HttpClient browser, String form) throws Exception {
        return browser.send(HttpRequest.newBuilder(page()).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private URI page() {
        return URI.create("http://127.0.0.1:" + port + "/pay");
    }
}
