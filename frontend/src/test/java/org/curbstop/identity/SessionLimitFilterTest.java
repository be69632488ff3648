package org.curbstop.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionLimitFilterTest {

    private static MockHttpSession session(Map<String, String> settings, UserRole role) {
        var bound = new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("curbstop.oidc", SignInProperties.class);
        var limits = new SessionLimitFilter(bound);
        var session = new MockHttpSession();
        session.setMaxInactiveInterval((int) Duration.ofMinutes(30).toSeconds());
        limits.start(session, new SignedInUser(new Login("https://id.example", "sam"), "Sam", Set.of(role), Optional.empty()));
        return session;
    }

    private static boolean endsAtTheNextRequest(Map<String, String> settings, MockHttpSession session) throws Exception {
        var request = new MockHttpServletRequest();
        request.setSession(session);
        var bound = new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("curbstop.oidc", SignInProperties.class);
        new SessionLimitFilter(bound).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return session.isInvalid();
    }

    @ParameterizedTest
    @EnumSource(UserRole.class)
    void a_session_ends_at_its_maximum_age_despite_activity(UserRole role) throws Exception {
        Map<String, String> over = Map.of("curbstop.oidc.staff-longest", "0s", "curbstop.oidc.longest", "0s");
        assertThat(endsAtTheNextRequest(over, session(over, role))).isTrue();
        assertThat(endsAtTheNextRequest(Map.of(), session(Map.of(), role))).isFalse();
    }

    @Test
    void staff_sessions_last_ten_hours_and_residents_a_day() {
        assertThat(ends(session(Map.of(), UserRole.STAFF))).isBetween(Duration.ofHours(10).minusMinutes(1), Duration.ofHours(10));
        assertThat(session(Map.of(), UserRole.AGENCY).getMaxInactiveInterval()).isEqualTo(15 * 60);
        assertThat(ends(session(Map.of(), UserRole.RESIDENT))).isBetween(Duration.ofHours(24).minusMinutes(1), Duration.ofHours(24));
        assertThat(session(Map.of(), UserRole.RESIDENT).getMaxInactiveInterval()).isEqualTo(30 * 60);
    }

    private static Duration ends(MockHttpSession session) {
        return Duration.between(Instant.now(), (Instant) session.getAttribute("curbstop.session.ends"));
    }
}
