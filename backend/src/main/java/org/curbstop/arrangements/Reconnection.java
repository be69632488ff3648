package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;

/**
 * Service that is to be reconnected, because the amount was paid or arranged.
 *
 * @param id the notice by which it was disconnected
 * @param by the last moment that the rules give
 * @param visit booked to reconnect it, where one was
 */
public record Reconnection(DisconnectionNoticeId id, long version, AccountId account, Instant since, Instant by, Stage stage,
        Optional<Visit> visit, List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public Reconnection {
        outbox = List.copyOf(outbox);
    }

    /** @param order the number of the order, as people know it */
    public record Visit(String order, LocalDate day) {}

    /** BOOKED: a visit is, but what it takes is neither paid nor arranged. */
    public enum Stage { BOOKED, PROMISED, OVERDUE, BACK }

    /** Whether it is to be restored, and not yet said to be. */
    public boolean isPending() {
        return stage == Stage.PROMISED || stage == Stage.OVERDUE;
    }

    public Reconnection withPromise(Instant now, Instant deadline, OutboxMessage message) {
        return new Reconnection(id, version, account, now, deadline, Stage.PROMISED, visit, List.of(message));
    }

    public Reconnection withStage(Stage next, OutboxMessage... messages) {
        return new Reconnection(id, version, account, since, by, next, visit, List.of(messages));
    }

    public Reconnection withVisit(Optional<Visit> booked) {
        return new Reconnection(id, version, account, since, by, stage, booked, outbox);
    }
}
