package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/** What Stripe knows of money that left one payment again, whoever made it leave. */
public record Movements(List<RefundSeen> refunds, List<DisputeSeen> disputes) {

    public Movements {
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
    }

    public enum RefundStatus {
        /** On its way, or waiting for somebody: the money has not gone. */
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** @param ours our id of the refund, if we asked for it */
    public record RefundSeen(String ref, Optional<String> ours, Money amount, RefundStatus status, Instant at) {}

    public record DisputeSeen(String ref, Money amount, Dispute.Status status, Instant openedAt, Optional<Instant> answerBy, List<Taken> taken) {
        public DisputeSeen {
            taken = List.copyOf(taken);
        }
    }

    /** One balance transaction of a dispute. @param amount never negative */
    public record Taken(String id, boolean withdrawn, Money amount, Instant at) {}
}
