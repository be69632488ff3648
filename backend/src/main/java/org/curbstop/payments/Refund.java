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
 */
public record Refund(
        String id, String key, List<Allocation> allocations, Money fee, String why, Instant askedAt, Progress progress, Optional<String> ref) {

    public enum Progress {
        ASKED,
        /** The card company sends it back; the ledger does not know yet. */
        MADE,
        BOOKED,
        FAILED
    }

    public Refund {
        allocations = List.copyOf(allocations);
    }

    static Refund asked(String id, String key, List<Allocation> allocations, Money fee, String why, Instant at) {
        return new Refund(id, key, allocations, fee, why, at, Progress.ASKED, Optional.empty());
    }

    public Money total() {
        return Money.sum(fee.currency(), allocations.stream().map(Allocation::amount).toList()).plus(fee);
    }

    Refund with(Progress next, Optional<String> ref) {
        return new Refund(id, key, allocations, fee, why, askedAt, next, ref);
    }
}
