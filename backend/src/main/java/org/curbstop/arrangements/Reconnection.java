package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;

/**
 * Service to be reconnected because the amount was paid or arranged.
 *
 * @param id id of the notice by which service was disconnected
 * @param by deadline set by the rules
 * @param visit visit booked to reconnect it, if any
 */
public record Reconnection(DisconnectionNoticeId id, long version, AccountId account, Instant since, Instant by, Stage stage,
        Optional<Visit> visit, List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public Reconnection {
        outbox = List.copyOf(outbox);
    }

    /** @param order number of the order, as people read it */
    public record Visit(String order, LocalDate day) {}

    /** BOOKED: a visit is booked, but the required amount is neither paid nor arranged. */
    public enum Stage { BOOKED, PROMISED, OVERDUE, BACK }

    /** Returns whether service was promised and has not been reported as restored. */
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
