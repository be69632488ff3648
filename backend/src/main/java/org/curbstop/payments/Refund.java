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

    public enum Progress { ASKED, DONE, FAILED }

    public Refund {
        allocations = List.copyOf(allocations);
    }

    public Money total() {
        return Money.sum(fee.currency(), allocations.stream().map(Allocation::amount).toList()).plus(fee);
    }

    Refund with(Progress next, Optional<String> ref) {
        return new Refund(id, key, allocations, fee, why, askedAt, next, ref);
    }
}
