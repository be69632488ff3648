package org.curbstop.identity;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Requires a recent sign-in for actions that cannot be undone. A user whose sign-in is older is sent to the provider, which asks for all
 * factors again, and then returns to the page with the values they had typed and confirms again.
 */
@Component
public class StepUpAuthentication {

    private static final String PENDING = "curbstop.step-up";

    private final SignInProperties settings;
    private final CurrentUser me;
    private final AuditTrail audit;

    /** @param subject owner of the values, so that no other user of that browser receives them */
    record Pending(String subject, String path, Map<String, String> typed) implements Serializable {}

    StepUpAuthentication(SignInProperties settings, CurrentUser me, AuditTrail audit) {
        this.settings = settings;
        this.me = me;
        this.audit = audit;
    }

    /** Uses the time of authentication that the provider reports, not the time at which the token was issued. */
    public boolean isFresh() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return false;
        }
        Instant at = user.getIdToken().getAuthenticatedAt();
        return at != null && Instant.now().isBefore(at.plus(settings.stepUp()));
    }

    /**
     * Signs the user out here, so that a browser that opens {@code path} next is sent to the provider and returns to it.
     *
     * @param typed values to restore, by field names of the view; no secrets
     */
    public void require(String path, Map<String, String> typed) {
        HttpSession session = session();
        SignedInUser who = me.require();
        audit.record(who.actor("portal"), "step-up-asked", Optional.empty());
        session.setAttribute(PENDING, new Pending(who.login().subject(), path, Map.copyOf(typed)));
        SignInRequestResolver.requireFreshSignIn(session);
        session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }

    /** Returns the values typed on this page, once; empty if another user signed in or no sign-in was required. */
    public Map<String, String> takeTypedInput(String path) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Map.of();
        }
        HttpSession session = attributes.getRequest().getSession();
        Pending pending = pending(session);
        if (pending == null || !isFresh()) {
            return Map.of();
        }
        session.removeAttribute(PENDING);
        return pending.subject().equals(me.require().login().subject()) && pending.path().equals(path) ? pending.typed() : Map.of();
    }

    /** Returns whether a signed-in user has been asked to sign in again and has not done so yet. */
    public static boolean isPending(HttpSession session) {
        return pending(session) != null;
    }

    private static @Nullable Pending pending(HttpSession session) {
        return session.getAttribute(PENDING) instanceof Pending pending ? pending : null;
    }

    private static HttpSession session() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest().getSession();
    }
}
