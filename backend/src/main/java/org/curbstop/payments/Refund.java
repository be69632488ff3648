package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.payments.gateway.RefundsAndDisputes;
import org.curbstop.payments.processing.ReturnedAmountSplit;

/**
 * A refund to the card that was charged.
 *
 * @param key identifies the decision to refund: the same key never makes a second one
 * @param allocations amount that each account refunds
 * @param fee part of the card fee that is refunded too
 * @param ref Stripe's id, once known
 * @param proposed made at Stripe with proposed allocations: staff decide before they are posted
 * @param sentAt when Stripe was asked for the refund, known once it was sent; empty on refunds sent before it was kept
 */
public record Refund(
        String id, String key, List<Allocation> allocations, Money fee, String why, Instant askedAt, RefundStatus progress,
        Optional<String> ref,
        boolean proposed, Optional<Instant> sentAt) {

    public enum RefundStatus {
        ASKED,
        /** Accepted by Stripe, and not sent yet: not in the ledger, because it may still fail. */
        PENDING,
        /** Sent; not in the ledger yet. */
        MADE,
        BOOKED,
        /** Sent; staff decide which accounts it came from. */
        PARKED,
        /** It was in the ledger, and the bank sent the money back to us: to be reversed in the ledger. */
        RETURNED,
        FAILED;

        /** Returns whether the cardholder has the money. */
        public boolean isSent() {
            return this == MADE || this == BOOKED || this == PARKED;
        }

        public boolean isFailed() {
            return this == RETURNED || this == FAILED;
        }
    }

    public Refund {
        allocations = List.copyOf(allocations);
    }

    /** Creates a refund whose time at Stripe is not known. */
    public Refund(String id, String key, List<Allocation> allocations, Money fee, String why, Instant askedAt, RefundStatus progress,
            Optional<String> ref, boolean proposed) {
        this(id, key, allocations, fee, why, askedAt, progress, ref, proposed, Optional.empty());
    }

    public static Refund requested(String id, String key, List<Allocation> allocations, Money fee, String why, Instant at) {
        return new Refund(id, key, allocations, fee, why, at, RefundStatus.ASKED, Optional.empty(), false);
    }

    /** Creates a refund that was made at Stripe itself. */
    public static Refund fromGateway(RefundsAndDisputes.GatewayRefund seen, ReturnedAmountSplit share) {
        RefundStatus progress = switch (seen.status()) {
            case PENDING -> RefundStatus.PENDING;
            case SUCCEEDED -> share.isCertain() ? RefundStatus.MADE : RefundStatus.PARKED;
            case FAILED -> RefundStatus.FAILED;
        };
        return new Refund(
                seen.ref(), "stripe:" + seen.ref(), share.allocations(), share.fee(), "", seen.at(), progress, Optional.of(seen.ref()),
                !share.isCertain(), progress.isSent() ? Optional.of(seen.at()) : Optional.empty());
    }

    /** Returns whether a refund at Stripe is this one. */
    public boolean matches(RefundsAndDisputes.GatewayRefund seen) {
        return ref.filter(seen.ref()::equals).isPresent() || seen.refundId().filter(id::equals).isPresent();
    }

    public Money total() {
        return Money.sum(fee.currency(), allocations.stream().map(Allocation::amount).toList()).plus(fee);
    }

    public Refund with(RefundStatus next, Optional<String> ref) {
        return new Refund(id, key, allocations, fee, why, askedAt, next, ref, proposed, sentAt);
    }

    public Refund withSentAt(Instant at) {
        return new Refund(id, key, allocations, fee, why, askedAt, progress, ref, proposed, Optional.of(at));
    }
}
