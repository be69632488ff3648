package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Money on its way back to the card it came from.
 *
 * @param key names the decision to refund: the same key never makes a second one
 * @param allocations what each account gives back
 * @param fee the part of the card fee that goes back too
 * @param ref the card company's id, once it has one
 * @param proposed made at Stripe, and the allocations are a proposal: staff decide before they are entered
 */
public record Refund(
        String id, String key, List<Allocation> allocations, Money fee, String why, Instant askedAt, Progress progress, Optional<String> ref,
        boolean proposed) {

    public enum Progress {
        ASKED,
        /** The card company has it, and the money has not gone: not in the ledger, for it may fail yet. */
        PENDING,
        /** The money has gone; the ledger does not know yet. */
        MADE,
        BOOKED,
        /** The money has gone; staff decide which accounts it came from. */
        PARKED,
        /** It was in the ledger, and the bank sent the money back to us: the ledger is to take it back. */
        RETURNED,
        FAILED;

        /** Whether the cardholder has the money. */
        public boolean hasGone() {
            return this == MADE || this == BOOKED || this == PARKED;
        }

        /** Whether it came to nothing. */
        public boolean cameBack() {
            return this == RETURNED || this == FAILED;
        }
    }

    public Refund {
        allocations = List.copyOf(allocations);
    }

    static Refund asked(String id, String key, List<Allocation> allocations, Money fee, String why, Instant at) {
        return new Refund(id, key, allocations, fee, why, at, Progress.ASKED, Optional.empty(), false);
    }

    /** One that somebody made at Stripe itself. */
    static Refund atStripe(Movements.RefundSeen seen, Sharing share) {
        Progress progress = switch (seen.status()) {
            case PENDING -> Progress.PENDING;
            case SUCCEEDED -> share.certain() ? Progress.MADE : Progress.PARKED;
            case FAILED -> Progress.FAILED;
        };
        return new Refund(
                seen.ref(), "stripe:" + seen.ref(), share.allocations(), share.fee(), "", seen.at(), progress, Optional.of(seen.ref()), !share.certain());
    }

    /** Whether what Stripe knows is this one. */
    boolean is(Movements.RefundSeen seen) {
        return ref.filter(seen.ref()::equals).isPresent() || seen.ours().filter(id::equals).isPresent();
    }

    public Money total() {
        return Money.sum(fee.currency(), allocations.stream().map(Allocation::amount).toList()).plus(fee);
    }

    Refund with(Progress next, Optional<String> ref) {
        return new Refund(id, key, allocations, fee, why, askedAt, next, ref, proposed);
    }
}
