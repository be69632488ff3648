package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.payments.gateway.RefundsAndDisputes;
import org.curbstop.payments.processing.ReturnedAmountSplit;

/**
 * Money on its way back to the card it came from.
 *
 * @param key names the decision to refund: the same key never makes a second one
 * @param allocations what each account refunds
 * @param fee the part of the card fee that goes back too
 * @param ref Stripe's id, once it has one
 * @param proposed made at Stripe, and the allocations are a proposal: staff decide before they are entered
 */
public record Refund(
        String id, String key, List<Allocation> allocations, Money fee, String why, Instant askedAt, RefundStatus progress,
        Optional<String> ref,
        boolean proposed) {

    public enum RefundStatus {
        ASKED,
        /** Stripe has it, and the money has not gone: not in the ledger, for it may fail yet. */
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
        public boolean isSent() {
            return this == MADE || this == BOOKED || this == PARKED;
        }

        /** Whether it came to nothing. */
        public boolean isFailed() {
            return this == RETURNED || this == FAILED;
        }
    }

    public Refund {
        allocations = List.copyOf(allocations);
    }

    public static Refund requested(String id, String key, List<Allocation> allocations, Money fee, String why, Instant at) {
        return new Refund(id, key, allocations, fee, why, at, RefundStatus.ASKED, Optional.empty(), false);
    }

    /** One that somebody made at Stripe itself. */
    public static Refund fromGateway(RefundsAndDisputes.GatewayRefund seen, ReturnedAmountSplit share) {
        RefundStatus progress = switch (seen.status()) {
            case PENDING -> RefundStatus.PENDING;
            case SUCCEEDED -> share.isCertain() ? RefundStatus.MADE : RefundStatus.PARKED;
            case FAILED -> RefundStatus.FAILED;
        };
        return new Refund(
                seen.ref(), "stripe:" + seen.ref(), share.allocations(), share.fee(), "", seen.at(), progress, Optional.of(seen.ref()),
                !share.isCertain());
    }

    /** Whether what Stripe knows is this one. */
    public boolean matches(RefundsAndDisputes.GatewayRefund seen) {
        return ref.filter(seen.ref()::equals).isPresent() || seen.refundId().filter(id::equals).isPresent();
    }

    public Money total() {
        return Money.sum(fee.currency(), allocations.stream().map(Allocation::amount).toList()).plus(fee);
    }

    public Refund with(RefundStatus next, Optional<String> ref) {
        return new Refund(id, key, allocations, fee, why, askedAt, next, ref, proposed);
    }
}
