package org.curbstop.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions that the provider names in a logout token (OpenID Connect Back-Channel Logout 1.0), after Spring has validated
 * signature, issuer, audience and event. Spring's own handler ends each session by an HTTP request to this application, which needs a URL
 * that the container can reach itself by and the name of its session cookie, and it accepts the same token any number of times.
 */
@Component
public class BackChannelLogoutHandler implements LogoutHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogoutHandler.class);
    /** Maximum age of a token, and how long its id is remembered so that it is accepted only once. */
    private static final Duration MAX_AGE = Duration.ofMinutes(2);

    private final OidcSessionRegistry registry;
    private final SignedInSessionRegistry sessions;
    private final InstantSource clock;
    private final Map<String, Instant> seenTokens = new ConcurrentHashMap<>();

    /** Uses the system time, which the sandbox clock does not move. */
    @Autowired
    BackChannelLogoutHandler(OidcSessionRegistry registry, SignedInSessionRegistry sessions) {
        this(registry, sessions, InstantSource.system());
    }

    BackChannelLogoutHandler(OidcSessionRegistry registry, SignedInSessionRegistry sessions, InstantSource clock) {
        this.registry = registry;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcLogoutToken token) || !isNew(token)) {
            LOG.warn("a logout token of the sign-in provider was refused: it is old or was sent before");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        for (OidcSessionInformation session : registry.removeSessionInformation(token)) {
            sessions.endByProvider(session.getSessionId());
        }
    }

    private boolean isNew(OidcLogoutToken token) {
        Instant now = clock.instant();
        seenTokens.values().removeIf(until -> until.isBefore(now));
        Instant issued = token.getIssuedAt();
        return issued != null && issued.isAfter(now.minus(MAX_AGE)) && issued.isBefore(now.plus(MAX_AGE))
                && seenTokens.putIfAbsent(token.getId(), issued.plus(MAX_AGE)) == null;
    }
}
