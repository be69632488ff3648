package org.curbstop.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refreshes the access token each time it has expired (in Keycloak after five minutes). The refresh fails once the provider has disabled
 * the login or ended its session; the session here then ends too. The refresh also keeps the provider's session from timing out while the
 * user works here, so that it can still be ended there. Without a refresh token, the provider is not asked.
 */
@Component
@FilterRegistration(enabled = false) // In the portal's filter chain only.
public class ProviderSessionFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSessionFilter.class);
    private static final String NOT_BEFORE = "curbstop.provider.ask-not-before";
    /** How long to wait before asking the provider again after a failure; sessions continue meanwhile. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final OAuth2AuthorizedClientManager manager;
    private final OAuth2AuthorizedClientRepository clients;
    private final SignedInSessionRegistry sessions;

    ProviderSessionFilter(OAuth2AuthorizedClientManager manager, OAuth2AuthorizedClientRepository clients,
            SignedInSessionRegistry sessions) {
        this.manager = manager;
        this.clients = clients;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken signedIn
                && !isStillValid(session, signedIn, request, response)) {
            sessions.endByProvider(session.getId());
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isStillValid(HttpSession session, Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizedClient client = clients.loadAuthorizedClient(OidcClientRegistrationRepository.REGISTRATION, signedIn, request);
        if (client == null || client.getRefreshToken() == null || isWaiting(session)) {
            return true;
        }
        try {
            manager.authorize(OAuth2AuthorizeRequest.withAuthorizedClient(client).principal(signedIn)
                    .attribute(HttpServletRequest.class.getName(), request).attribute(HttpServletResponse.class.getName(), response)
                    .build());
            return true;
        } catch (ClientAuthorizationException refused) {
            if (refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                return false;
            }
            LOG.warn("the sign-in provider cannot be asked about a session: {}", refused.getError().getErrorCode());
            session.setAttribute(NOT_BEFORE, Instant.now().plus(AFTER_A_FAILURE));
            return true;
        }
    }

    private static boolean isWaiting(HttpSession session) {
        return session.getAttribute(NOT_BEFORE) instanceof Instant until && Instant.now().isBefore(until);
    }
}
