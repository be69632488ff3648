package org.curbstop.identity;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.security.web.session.HttpSessionIdChangedEvent;
import org.springframework.stereotype.Component;

/** Registry of the sessions in which a user is signed in, so that the provider can end a session that no request is using. */
@Component
class SignedInSessionRegistry {

    private final Map<String, SignedInSession> open = new ConcurrentHashMap<>();
    private final AuditTrail audit;

    private record SignedInSession(HttpSession session, Actor who) {}

    SignedInSessionRegistry(AuditTrail audit) {
        this.audit = audit;
    }

    void register(HttpSession session, Actor who) {
        open.put(session.getId(), new SignedInSession(session, who));
    }

    /** Invalidates the session immediately; its cookie is no longer accepted. */
    void endByProvider(String sessionId) {
        Optional.ofNullable(open.remove(sessionId)).ifPresent(ended -> {
            audit.record(ended.who(), "signed-out-by-provider", Optional.empty());
            ended.session().invalidate();
        });
    }

    @EventListener
    void on(HttpSessionDestroyedEvent event) {
        open.remove(event.getId());
    }

    @EventListener
    void on(HttpSessionIdChangedEvent event) {
        Optional.ofNullable(open.remove(event.getOldSessionId())).ifPresent(moved -> open.put(event.getNewSessionId(), moved));
    }
}
