package org.curbstop.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
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

/** Audits sign-ins, sign-outs, refused sign-ins and changed roles. */
@Component
public class SignInAuditListener implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInAuditListener.class);

    private final CurrentUser me;
    private final AuditTrail audit;
    private final SessionLimitFilter limits;
    private final SignedInSessionRegistry sessions;
    private final AggregateCollection<LastRoles> lastRoles;
    private final Clock clock;

    /** @param id digest of issuer and subject */
    record LastRoles(String id, long version, List<String> roles, Instant at) {}

    SignInAuditListener(CurrentUser me, AuditTrail audit, SessionLimitFilter limits, SignedInSessionRegistry sessions, Database database,
            Clock clock) {
        this.me = me;
        this.audit = audit;
        this.limits = limits;
        this.sessions = sessions;
        this.lastRoles = database.collection(LastRoles.class, "sign_in_roles");
        this.clock = clock;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        me.from(event.getAuthentication()).ifPresent(who -> {
            Actor actor = who.actor(origin(event.getAuthentication()));
            HttpSession session = session();
            audit.record(actor, StepUpAuthentication.isPending(session) ? "signed-in-again" : "signed-in", Optional.empty());
            recordRoles(who, actor);
            SignInRequestResolver.clear(session);
            limits.start(session, who);
            sessions.register(session, actor);
        });
    }

    private void recordRoles(SignedInUser who, Actor actor) {
        String id = Sha256Digest.of(who.login().issuer(), who.login().subject());
        List<String> now = who.roles().stream().map(UserRole::name).sorted().toList();
        Optional<LastRoles> last = lastRoles.find(id);
        if (last.isEmpty()) {
            lastRoles.insert(new LastRoles(id, 0, now, clock.instant()));
        } else if (!last.get().roles().equals(now)) {
            audit.record(actor, "roles-changed " + String.join("+", last.get().roles()) + " " + String.join("+", now), Optional.empty());
            lastRoles.replace(new LastRoles(id, last.get().version(), now, clock.instant()));
        }
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        me.from(event.getAuthentication())
                .ifPresent(who -> audit.record(who.actor(origin(event.getAuthentication())), "signed-out", Optional.empty()));
    }

    /**
     * Requests a missing second factor once only; otherwise a browser would be redirected endlessly while the provider cannot supply it.
     */
    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        audit.record(Actor.anonymous(Channel.PORTAL, request.getRemoteAddr()), "sign-in-refused", Optional.empty());
        if (!SecondFactorPolicy.isMissing(fault)) {
            LOG.warn("sign-in failed: {}", fault.getMessage());
            response.sendError(wasNotBegunHere(fault) ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (SignInRequestResolver.requireSecondFactor(request.getSession())) {
            response.sendRedirect(request.getContextPath() + OidcClientRegistrationRepository.SIGN_IN);
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean wasNotBegunHere(AuthenticationException fault) {
        return fault instanceof OAuth2AuthenticationException oauth
                && oauth.getError().getErrorCode().equals("authorization_request_not_found");
    }

    private static String origin(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "portal";
    }

    private static HttpSession session() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest().getSession();
    }
}
