package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/**
 * Receipt of a payment.
 *
 * @param number nine digits, to be read out; proves nothing by itself
 * @param paidAt empty until the money was taken
 */
public record Receipt(
        PaymentId payment, String number, PaymentOutcome outcome, List<Allocation> allocations, Money fee, Money total, Money refunded,
        Optional<Instant> paidAt, Optional<CardSummary> card, Language language,
        List<Refund> refunds, List<Dispute> disputes) {

    public Receipt {
        allocations = List.copyOf(allocations);
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
    }

    /** Returns the amount of refunds that have not been sent yet. */
    public Money refundsPending() {
        return refunds.stream()
                .filter(refund -> refund.progress() == Refund.RefundStatus.ASKED || refund.progress() == Refund.RefundStatus.PENDING)
                .map(Refund::total).reduce(fee.zero(), Money::plus);
    }

    /** Returns the amount that banks hold back because of disputes. */
    public Money disputed() {
        return disputes.stream().map(Dispute::withheld).reduce(fee.zero(), Money::plus);
    }
}
