package org.curbstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.stream.Stream;
import org.curbstop.identity.UserRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Data of other customers looks like data that does not exist, and nothing is shown before sign-in. */
class PortalViewAccessTest extends PortalViewTest {

    private static final String BOS = "acct_100200484";

    @LocalServerPort
    private int port;

    static Stream<String> views() {
        return ViewRoutes.ofCustomersAndAgencies();
    }

    static Stream<String> portalViews() {
        return views().filter(path -> path.startsWith("my"));
    }

    static Stream<String> viewsOfAnAccount() {
        return portalViews().filter(path -> !path.contains(":") && !path.matches("my/(link|profile|service/apply)"));
    }

    static Stream<String> viewsOfAnId() {
        return views().filter(path -> path.contains(":"));
    }

    @ParameterizedTest
    @MethodSource("viewsOfAnAccount")
    void the_account_of_another_customer_is_not_found(String path) {
        signIn("ada");
        open(path + "?account=" + BOS);
        nothingIsThere();
        open(path + "?account=acct_nobody");
        nothingIsThere();
    }

    @ParameterizedTest
    @MethodSource("viewsOfAnId")
    void an_id_that_is_unknown_or_malformed_is_not_found(String path) {
        signIn("ada");
        if (path.startsWith("staff")) {
            signIn("lena", Locale.US, UserRole.AGENCY);
        }
        for (String id : new String[] {"1", "pay_", "a.b", "%27", "bill_" + "0".repeat(26), "pay_" + "0".repeat(26),
                "ref_" + "0".repeat(26), "app_" + "0".repeat(26), "ord_" + "0".repeat(26)}) {
            open(path.replaceAll(":\\w+", id));
            nothingIsThere();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_user_with_another_role_is_denied(String path) {
        for (UserRole role : UserRole.values()) {
            if (role != (path.startsWith("my") ? UserRole.RESIDENT : UserRole.AGENCY)) {
                signIn("somebody", Locale.US, role);
                open(path.replaceAll(":\\w+", "1"));
                assertThat(getCurrentView().getClass().getAnnotation(Route.class)).as(role + " at " + path).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void an_anonymous_user_is_redirected_to_sign_in(String path) throws IOException, InterruptedException {
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = stranger.send(HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/" + path.replaceAll(":\\w+", "1"))).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("/oauth2/authorization/"));
        }
    }

    @ParameterizedTest
    @CsvSource({"en, There is nothing here", "es, Aquí no hay nada"})
    void a_user_without_an_account_is_asked_to_link_one(String language, String nothing) {
        signIn("nobody-" + language, Locale.of(language, "US"), UserRole.RESIDENT);
        for (String path : viewsOfAnAccount().toList()) {
            open(path);
            shows("link.why");
        }
        open("my/profile");
        shows("link.why");
        open("my/payments/pay_" + "0".repeat(26));
        assertThat(words()).contains(nothing);
    }

    private void nothingIsThere() {
        shows("nothing.text");
        assertThat(words()).doesNotContain("7 Birch Ave", "Lindqvist");
    }
}
