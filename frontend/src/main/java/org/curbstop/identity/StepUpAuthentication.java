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
 * For what cannot be taken back: whoever does it has signed in a few minutes ago. Who has not is sent to the provider, which asks for
 * everything anew, and comes back to the page with what they had typed; then they press again.
 */
@Component
public class StepUpAuthentication {

    private static final String PENDING = "curbstop.step-up";

    private final SignInProperties settings;
    private final CurrentUser me;
    private final AuditTrail audit;

    /** @param subject nobody else who signs in at that browser gets what was typed */
    record Pending(String subject, String path, Map<String, String> typed) implements Serializable {}

    StepUpAuthentication(SignInProperties settings, CurrentUser me, AuditTrail audit) {
        this.settings = settings;
        this.me = me;
        this.audit = audit;
    }

    /** By the provider's word on when it asked for the password, not on when it gave the token. */
    public boolean isFresh() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return false;
        }
        Instant at = user.getIdToken().getAuthenticatedAt();
        return at != null && Instant.now().isBefore(at.plus(settings.stepUp()));
    }

    /**
     * Signs them out here, so that a browser that opens {@code path} next is sent to the provider and comes back to it.
     *
     * @param typed what is not to be lost, by names of the view's own; no secrets
     */
    public void require(String path, Map<String, String> typed) {
        HttpSession session = session();
        SignedInUser who = me.require();
        audit.record(who.actor("portal"), "step-up-asked", Optional.empty());
        session.setAttribute(PENDING, new Pending(who.login().subject(), path, Map.copyOf(typed)));
        SignInRequestResolver.requireFreshSignIn(session);
        session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }

    /** What they had typed at this page, once; nothing where somebody else came back, or nobody was sent away. */
    public Map<String, String> takeTypedInput(String path) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked)) {
            return Map.of();
        }
        HttpSession session = asked.getRequest().getSession();
        Pending pending = pending(session);
        if (pending == null || !isFresh()) {
            return Map.of();
        }
        session.removeAttribute(PENDING);
        return pending.subject().equals(me.require().login().subject()) && pending.path().equals(path) ? pending.typed() : Map.of();
    }

    static boolean isPending(HttpSession session) {
        return pending(session) != null;
    }

    private static @Nullable Pending pending(HttpSession session) {
        return session.getAttribute(PENDING) instanceof Pending pending ? pending : null;
    }

    private static HttpSession session() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest().getSession();
    }
}
