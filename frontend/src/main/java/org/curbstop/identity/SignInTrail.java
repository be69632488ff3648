package org.curbstop.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Digest;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Puts on record who signs in and out, who was refused, and whose roles are other ones than the last time. */
@Component
public class SignInTrail implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInTrail.class);

    private final Me me;
    private final Audit audit;
    private final SessionLimits limits;
    private final SignedInSessions sessions;
    private final Documents<LastRoles> lastRoles;
    private final Clock clock;

    /** @param id digest of issuer and subject */
    record LastRoles(String id, long version, List<String> roles, Instant at) {}

    SignInTrail(Me me, Audit audit, SessionLimits limits, SignedInSessions sessions, Store store, Clock clock) {
        this.me = me;
        this.audit = audit;
        this.limits = limits;
        this.sessions = sessions;
        this.lastRoles = store.documents(LastRoles.class, "sign_in_roles");
        this.clock = clock;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        me.of(event.getAuthentication()).ifPresent(who -> {
            Asker asker = who.asker(origin(event.getAuthentication()));
            HttpSession session = session();
            audit.record(asker, StepUp.isUnderWay(session) ? "signed-in-again" : "signed-in", Optional.empty());
            noteRoles(who, asker);
            SignInRequests.done(session);
            limits.begin(session, who);
            sessions.begin(session, asker);
        });
    }

    private void noteRoles(SignedIn who, Asker asker) {
        String id = Digest.of(who.login().issuer(), who.login().subject());
        List<String> now = who.roles().stream().map(Role::name).sorted().toList();
        Optional<LastRoles> last = lastRoles.find(id);
        if (last.isEmpty()) {
            lastRoles.insert(new LastRoles(id, 0, now, clock.instant()));
        } else if (!last.get().roles().equals(now)) {
            audit.record(asker, "roles-changed " + String.join("+", last.get().roles()) + " " + String.join("+", now), Optional.empty());
            lastRoles.replace(new LastRoles(id, last.get().version(), now, clock.instant()));
        }
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        me.of(event.getAuthentication()).ifPresent(who -> audit.record(who.asker(origin(event.getAuthentication())), "signed-out", Optional.empty()));
    }

    /** Asks once for the second factor that is missing. Otherwise not again: a browser would go round in circles while the provider is down. */
    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault) throws IOException {
        audit.record(Asker.stranger(Channel.PORTAL, request.getRemoteAddr()), "sign-in-refused", Optional.empty());
        if (!SecondFactor.isMissing(fault)) {
            LOG.warn("sign-in failed: {}", fault.getMessage());
            response.sendError(wasNotBegunHere(fault) ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (SignInRequests.askForFactor(request.getSession())) {
            response.sendRedirect(request.getContextPath() + SignInProvider.SIGN_IN);
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean wasNotBegunHere(AuthenticationException fault) {
        return fault instanceof OAuth2AuthenticationException oauth && oauth.getError().getErrorCode().equals("authorization_request_not_found");
    }

    private static String origin(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "portal";
    }

    private static HttpSession session() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest().getSession();
    }
}
