package org.curbstop.identity;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.security.web.session.HttpSessionIdChangedEvent;
import org.springframework.stereotype.Component;

/** The sessions of this process in which somebody is signed in, so that the provider can end one that no request is using. */
@Component
class SignedInSessions {

    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Audit audit;

    private record Open(HttpSession session, Asker who) {}

    SignedInSessions(Audit audit) {
        this.audit = audit;
    }

    void begin(HttpSession session, Asker who) {
        open.put(session.getId(), new Open(session, who));
    }

    /** At once: whoever holds its cookie has nothing from here on. */
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
