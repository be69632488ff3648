package org.curbstop.arrangements;

import java.time.Instant;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;

/**
 * Service that is to be given back, because what it takes was paid or arranged.
 *
 * @param id the notice by which it was cut
 * @param by the last moment that the rules give
 */
public record Reconnection(NoticeId id, long version, AccountId account, Instant since, Instant by, Stage stage, List<Outgoing> outbox) implements Outboxed {

    public Reconnection {
        outbox = List.copyOf(outbox);
    }

    public enum Stage { PROMISED, OVERDUE, BACK }

    Reconnection at(Stage next, Outgoing... told) {
        return new Reconnection(id, version, account, since, by, next, List.of(told));
    }
}
