package org.curbstop.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.curbstop.start.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signs in to a production build through a real Keycloak with the realm of docker/keycloak. Does not run in CI, which would have to
 * download 170 MB: {@code CURBSTOP_KEYCLOAK} names an unpacked distribution (docs/operations.md).
 */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "CURBSTOP_KEYCLOAK", matches = ".+", disabledReason = "docs/operations.md says how to run it")
class KeycloakIT {

    private static final String HOST = "my.millbrook.example";
    private static final String PUBLIC_URL = "https://" + HOST;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    private static KeycloakServer keycloak;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        keycloak = new KeycloakServer(Path.of(System.getenv("CURBSTOP_KEYCLOAK")), folder, HOST);
        server = ServerProcess.start(
                folder, PackagedStartIT.settings(folder, keycloak.issuer()),
                ServerProcess.jar(Path.of("target", "curbstop-production.jar")));
        assertThat(server.awaitOpen(Duration.ofMinutes(3))).as(server.log()).isTrue();
        keycloak.reachTheApplicationAt(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
        keycloak.close();
    }

    @Test
    void a_resident_signs_in_with_only_a_password() throws Exception {
        keycloak.add("ada", "RESIDENT");
        FormBrowser ada = password("ada", "/my");
        assertThat(ada.at().toString()).startsWith(PUBLIC_URL + "/my");
        assertThat(ada.status()).isEqualTo(200);
    }

    @Test
    void staff_set_up_a_code_and_are_asked_for_it() throws Exception {
        keycloak.add("sam", "STAFF");
        FormBrowser first = password("sam", "/staff");
        assertThat(first.asksFor("totpSecret")).as(first.page()).isTrue();
        String secret = setUp(first);
        assertIn(first);

        FormBrowser second = password("sam", "/staff");
        assertThat(second.asksFor("otp")).as("a code at " + second.at()).isTrue();
        second.submit(Map.of("otp", "000000"));
        assertThat(second.asksFor("otp")).as("again after a wrong code").isTrue();
        answer(second, secret);
        assertIn(second);

        FormBrowser thief = password("sam", "/staff");
        thief.open(keycloak.issuer() + "/account/");
        thief.open(keycloak.issuer()
                + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid&kc_action=CONFIGURE_TOTP"
                + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43) + "&redirect_uri=" + keycloak.issuer() + "/account/");
        assertThat(thief.asksFor("totpSecret")).as("the password alone does not allow setting up a code").isFalse();
    }

    @Test
    void a_sign_out_by_an_administrator_ends_the_session_here() throws Exception {
        String id = keycloak.add("stella", "SUPERVISOR");
        FormBrowser stella = password("stella", "/staff");
        setUp(stella);
        stella.open(PUBLIC_URL + "/staff");
        assertIn(stella);
        keycloak.signOut(id);
        stella.open(PUBLIC_URL + "/staff");
        assertThat(stella.asksFor("password")).as("at " + stella.at()).isTrue();
    }

    @Test
    void a_disabled_login_is_signed_out_at_the_next_token_refresh() throws Exception {
        keycloak.giveTokensFor(Duration.ofSeconds(60)); // refreshed at each request, because a refresh is due a minute before expiry
        String id = keycloak.add("bo", "RESIDENT");
        FormBrowser bo = password("bo", "/my");
        bo.open(PUBLIC_URL + "/my");
        assertThat(bo.at().toString()).startsWith(PUBLIC_URL + "/my");
        keycloak.disable(id);
        bo.open(PUBLIC_URL + "/my");
        assertThat(bo.at().toString()).startsWith(keycloak.issuer());
    }

    private static FormBrowser password(String who, String path) throws IOException, InterruptedException {
        var browser = new FormBrowser(PUBLIC_URL, server.address());
        browser.open(PUBLIC_URL + path);
        browser.submit(Map.of("username", who + "@example.org", "password", KeycloakServer.PASSWORD));
        return browser;
    }

    /** Sets up a code, then enters a new one: the application asks again, and Keycloak accepts no code twice. */
    private static String setUp(FormBrowser browser) throws Exception {
        String secret = browser.find("name=\"totpSecret\" value=\"([^\"]+)\"");
        browser.submit(Map.of("totp", code(secret), "totpSecret", secret, "userLabel", "phone"));
        answer(browser, secret);
        return secret;
    }

    private static void answer(FormBrowser browser, String secret) throws Exception {
        Instant until = Instant.now().plus(TIMEOUT);
        while (browser.asksFor("otp") && Instant.now().isBefore(until)) {
            browser.submit(Map.of("otp", code(secret)));
            if (browser.asksFor("otp")) {
                TimeUnit.SECONDS.sleep(10);
            }
        }
    }

    private static void assertIn(FormBrowser browser) {
        assertThat(browser.at().toString()).as(browser.page()).startsWith(PUBLIC_URL + "/staff");
        assertThat(browser.status()).isEqualTo(200);
    }

    /** Returns the current TOTP code (RFC 6238), as an authenticator app would. */
    private static String code(String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(Instant.now().getEpochSecond() / 30).array());
        int offset = digest[digest.length - 1] & 0xf;
        int number = (ByteBuffer.wrap(digest).getInt(offset) & 0x7fffffff) % 1_000_000;
        return "%06d".formatted(number);
    }
}
