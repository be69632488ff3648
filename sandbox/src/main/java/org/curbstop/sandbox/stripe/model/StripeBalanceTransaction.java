package org.curbstop.sandbox.stripe.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A balance transaction.
 *
 * @param type {@code charge}, {@code refund}, {@code refund_failure} or {@code adjustment}
 * @param amount signed, in cents, before Stripe's own fee
 * @param source id of the charge, refund or dispute
 * @param intent id of the PaymentIntent that it belongs to
 */
public record StripeBalanceTransaction(String id, String type, long amount, long fee, String currency, String source,
        Optional<String> intent, Instant created, String book) {

    /** Common partition key of all transactions, which are listed by time. */
    public static final String BOOK = "balance";

    /** Returns Stripe's usual fee for an online card payment in cents: 2.9 % and 30 cents. */
    static long feeOn(long amount) {
        return (amount * 29 + 500) / 1000 + 30;
    }

    public static StripeBalanceTransaction charge(StripePaymentIntent intent, StripePaymentIntent.ChargeDetails taken) {
        return new StripeBalanceTransaction("txn_" + taken.charge(), "charge", intent.amount(), feeOn(intent.amount()), intent.currency(),
                taken.charge(), Optional.of(intent.id()), taken.at(), BOOK);
    }

    public static StripeBalanceTransaction refund(StripePaymentIntent intent, StripePaymentIntent.RefundDetails refund) {
        return new StripeBalanceTransaction("txn_" + refund.id(), "refund", -refund.amount(), 0, intent.currency(), refund.id(),
                Optional.of(intent.id()), refund.at(), BOOK);
    }

    /** Creates the transaction for a failed refund, whose money the bank returned to the utility. */
    public static StripeBalanceTransaction refundFailed(StripePaymentIntent intent, StripePaymentIntent.RefundDetails refund, Instant now) {
        return new StripeBalanceTransaction("txn_back_" + refund.id(), "refund_failure", refund.amount(), 0, intent.currency(), refund.id(),
                Optional.of(intent.id()), now, BOOK);
    }

    public static StripeBalanceTransaction withdrawn(StripeDispute dispute, Instant at) {
        return new StripeBalanceTransaction(dispute.withdrawal(), "adjustment", -dispute.amount(), 1500, dispute.currency(), dispute.id(),
                Optional.of(dispute.intent()), at, BOOK);
    }

    public static StripeBalanceTransaction reinstated(StripeDispute dispute, Instant at) {
        return new StripeBalanceTransaction(dispute.reinstatement(), "adjustment", dispute.amount(), 0, dispute.currency(), dispute.id(),
                Optional.of(dispute.intent()), at, BOOK);
    }
}
