package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.mockito.Mockito.doReturn;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.identity.StepUpAuthentication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Staff sign-in: second factor, step-up before actions that cannot be undone, and audit. */
class SignInIT extends BrowserJourney {

    private static final int WRONG = 6;

    @Autowired
    private AuditTrail audit;

    @MockitoSpyBean
    private StepUpAuthentication stepUp;

    private List<String> trail() {
        return audit.listLast(200).stream().map(numbered -> numbered.entry().did()).toList();
    }

    @ParameterizedTest
    @CsvSource({"en-US, Sign in with a second step", "es-US, Inicie sesión con un segundo paso"})
    void staff_cannot_sign_in_without_a_second_factor(String locale, String refused) {
        Page page = visitor(375, locale, true);
        page.navigate(address("/staff"));
        for (int i = 0; i < 2; i++) { // once normally, once with the second factor requested
            page.locator("#username").fill("sam");
            page.locator("#password").fill("sam");
            page.locator("#code").fill("");
            page.locator("button[type=submit]").click();
        }
        assertThat(page.locator("h1")).hasText(refused);
        assertUsableByAll(page);
        shot(page, "second-factor-" + locale);
        Assertions.assertThat(trail()).contains("sign-in-refused");
        signIn(page, "sam", "/staff");
        assertThat(page.locator("main h1")).isVisible();
    }

    @Test
    void a_resident_needs_a_password_only() {
        Page page = visitor(375, "en-US", true);
        page.navigate(address("/my"));
        page.locator("#username").fill("ada");
        page.locator("#password").fill("ada");
        page.locator("#code").fill("");
        page.locator("button[type=submit]").click();
        page.waitForURL("**/my**");
        assertThat(page.locator("main h1")).isVisible();
    }

    @Test
    void lifting_a_lock_out_needs_a_fresh_sign_in_and_keeps_typed_text(
            @Autowired ProvingIdentity proving, @Autowired LockOuts lockOuts) {
        Actor stranger = Actor.anonymous(Channel.PAGE, "203.0.113.77");
        IntStream.range(0, WRONG)
                .forEach(i -> proving.verifyPin(
                        proving.startChallenge(new IdentityClaim.ByAccountNumber(new AccountNumber("100200302")), stranger).id(),
                        "11" + (10 + i)));
        Page page = signedIn("stella", 1280, "/staff/security");
        doReturn(false).doCallRealMethod().when(stepUp).isFresh(); // she signed in too long ago
        page.getByLabel("Reason").fill("Ada called from her own phone");
        page.locator("vaadin-button").getByText("Lift the lock-out").click();
        page.locator("#username").waitFor();
        page.locator("#username").fill("stella");
        page.locator("#password").fill("stella");
        page.locator("button[type=submit]").click();
        page.waitForURL("**/staff/security**");
        assertThat(page.locator("main")).containsText("Thank you for signing in again");
        assertThat(page.getByLabel("Reason")).hasValue("Ada called from her own phone");
        page.locator("vaadin-button").getByText("Lift the lock-out").click();
        assertThat(page.locator("main")).containsText("The lock-out was lifted");
        Assertions.assertThat(lockOuts.listActive(Actor.SYSTEM)).isEmpty();
        Assertions.assertThat(trail()).contains("step-up-asked", "signed-in-again", "lock-out-lifted");
    }

    @Test
    void sign_in_changes_the_session_id_and_is_audited() {
        Page page = visitor(1280, "en-US", true);
        page.navigate(address("/staff"));
        String before = session(page);
        page.locator("#username").fill("sam");
        page.locator("#password").fill("sam");
        page.locator("button[type=submit]").click();
        page.locator("main h1").waitFor();
        Assertions.assertThat(session(page)).isNotEqualTo(before);
        Assertions.assertThat(trail()).contains("signed-in");
        page.getByText("Sign out").first().click();
        page.waitForURL(address("/"));
        Assertions.assertThat(trail()).contains("signed-out");
    }

    private static String session(Page page) {
        return page.context().cookies().stream().filter(cookie -> cookie.name.equals("curbstop")).map(cookie -> cookie.value).findFirst()
                .orElse("");
    }

    @Test
    void sign_in_uses_state_nonce_and_pkce_and_refuses_foreign_responses() {
        Page page = visitor(1280, "en-US", true);
        APIResponse redirect = page.request().get(address("/oauth2/authorization/curbstop"), RequestOptions.create().setMaxRedirects(0));
        Assertions.assertThat(redirect.headers().get("location")).contains("state=", "nonce=", "code_challenge=",
                "code_challenge_method=S256");
        String elsewhere = redirect.headers().get("location").replaceAll("redirect_uri=[^&]*", "redirect_uri=https://evil.example/");
        Assertions.assertThat(page.request().get(elsewhere, RequestOptions.create().setMaxRedirects(0)).status()).isEqualTo(400);
        Assertions.assertThat(page.request().get(address("/login/oauth2/code/curbstop?code=stolen&state=guessed")).status()).isEqualTo(400);
    }

    @Test
    void only_a_genuine_logout_token_ends_a_session(@Autowired JWKSource<SecurityContext> providers)
            throws Exception {
        Page page = signedIn("sam", 1280, "/staff");
        var forgers = new ImmutableJWKSet<SecurityContext>(new JWKSet(new RSAKeyGenerator(2048).keyID("forged").generate()));
        Assertions.assertThat(sendToBackChannel(logoutToken(forgers, "1"))).isEqualTo(400);
        Assertions.assertThat(sendToBackChannel("nonsense")).isEqualTo(400);
        page.navigate(address("/staff"));
        assertThat(page.locator("main h1")).isVisible();
        String token = logoutToken(providers, "2");
        Assertions.assertThat(sendToBackChannel(token)).isEqualTo(200);
        page.navigate(address("/staff"));
        assertThat(page.locator("#username")).isVisible();
        Assertions.assertThat(trail()).contains("signed-out-by-provider");
        signIn(page, "sam", "/staff");
        Assertions.assertThat(sendToBackChannel(token)).isEqualTo(400);
        page.navigate(address("/staff"));
        assertThat(page.locator("main h1")).isVisible();
    }

    private static String logoutToken(JWKSource<SecurityContext> keys, String id) {
        var claims = JwtClaimsSet.builder().issuer("https://identity.millbrook.example").audience(List.of("curbstop")).subject("sam").id(id)
                .issuedAt(Instant.now()).expiresAt(Instant.now().plusSeconds(60))
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())).build();
        return new NimbusJwtEncoder(keys).encode(JwtEncoderParameters.from(claims)).getTokenValue();
    }

    private int sendToBackChannel(String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address("/logout/connect/back-channel/curbstop")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token)).build();
        try (HttpClient provider = HttpClient.newHttpClient()) {
            return provider.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
