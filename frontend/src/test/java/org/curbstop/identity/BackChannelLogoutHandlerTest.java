package org.curbstop.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.session.HttpSessionIdChangedEvent;

/** Effects of a logout token that Spring has validated. {@code SignInIT} sends forged ones. */
class BackChannelLogoutHandlerTest {

    private static final String ISSUER = "https://id.millbrook.example/realms/curbstop";
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final InMemoryOidcSessionRegistry registry = new InMemoryOidcSessionRegistry();
    private final SignedInSessionRegistry sessions = new SignedInSessionRegistry(mock(AuditTrail.class));
    private final BackChannelLogoutHandler signOut = new BackChannelLogoutHandler(registry, sessions, InstantSource.fixed(NOW));
    private MockHttpSession desk;
    private MockHttpSession phone;
    private MockHttpSession somebodyElse;

    @BeforeEach
    void three_sessions() {
        desk = signedIn("sam", "sid-desk");
        phone = signedIn("sam", "sid-phone");
        somebodyElse = signedIn("stella", "sid-stella");
    }

    @Test
    void a_logout_token_for_a_session_ends_that_session() {
        assertThat(send(token("a", NOW).sessionId("sid-desk").build())).isEqualTo(200);
        assertThat(List.of(desk.isInvalid(), phone.isInvalid(), somebodyElse.isInvalid())).containsExactly(true, false, false);
    }

    @Test
    void a_logout_token_for_a_person_ends_all_their_sessions() {
        assertThat(send(token("a", NOW).subject("sam").build())).isEqualTo(200);
        assertThat(List.of(desk.isInvalid(), phone.isInvalid(), somebodyElse.isInvalid())).containsExactly(true, true, false);
    }

    @Test
    void a_replayed_logout_token_ends_no_session() {
        send(token("a", NOW).subject("sam").build());
        desk = signedIn("sam", "sid-later");
        assertThat(send(token("a", NOW).subject("sam").build())).isEqualTo(400);
        assertThat(desk.isInvalid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -121, 121, 3600})
    void expired_and_future_logout_tokens_end_no_session(long seconds) {
        assertThat(send(token("a", NOW.plusSeconds(seconds)).subject("sam").build())).isEqualTo(400);
        assertThat(desk.isInvalid()).isFalse();
    }

    @Test
    void a_session_is_found_by_its_new_id() {
        String before = desk.getId();
        String after = desk.changeSessionId();
        sessions.on(new HttpSessionIdChangedEvent(desk, before));
        sessions.endByProvider(before);
        assertThat(desk.isInvalid()).isFalse();
        sessions.endByProvider(after);
        assertThat(desk.isInvalid()).isTrue();
    }

    private int send(OidcLogoutToken token) {
        var response = new MockHttpServletResponse();
        signOut.logout(new MockHttpServletRequest(), response, new TestingAuthenticationToken(token, ""));
        return response.getStatus();
    }

    private static OidcLogoutToken.Builder token(String id, Instant issued) {
        return OidcLogoutToken.withTokenValue("token").issuer(ISSUER).audience(List.of("curbstop")).issuedAt(issued).jti(id)
                .events(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private MockHttpSession signedIn(String subject, String sid) {
        var session = new MockHttpSession();
        var idToken = OidcIdToken.withTokenValue("id").issuer(ISSUER).audience(List.of("curbstop")).subject(subject).claim("sid", sid)
                .issuedAt(NOW).expiresAt(NOW.plus(Duration.ofMinutes(5))).build();
        var user = new DefaultOidcUser(List.of(new SimpleGrantedAuthority("OIDC_USER")), idToken);
        registry.saveSessionInformation(new OidcSessionInformation(session.getId(), Map.of(), user));
        sessions.register(session, Actor.staff(subject));
        return session;
    }
}
