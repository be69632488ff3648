package org.curbstop.sandbox.stripe.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A balance transaction.
 *
 * @param type charge, refund or adjustment
 * @param amount signed, in cents, before Stripe's own fee
 * @param source the charge, refund or dispute
 * @param intent that it belongs to
 */
public record StripeBalanceTransaction(String id, String type, long amount, long fee, String currency, String source,
        Optional<String> intent, Instant created, String book) {

    /** The common partition of all transactions, which are listed by time. */
    public static final String BOOK = "balance";

    /** Stripe's usual price of an online card payment: 2.9 % and 30 cents. */
    static long feeOn(long amount) {
        return (amount * 29 + 500) / 1000 + 30;
    }

    public static StripeBalanceTransaction charge(StripePaymentIntent intent, StripePaymentIntent.ChargeDetails taken) {
        return new StripeBalanceTransaction("txn_" + taken.charge(), "charge", intent.amount(), feeOn(intent.amount()), intent.currency(),
                taken.charge(), Optional.of(intent.id()), taken.at(), BOOK);
    }

    public static StripeBalanceTransaction refund(StripePaymentIntent intent, StripePaymentIntent.RefundDetails back) {
        return new StripeBalanceTransaction("txn_" + back.id(), "refund", -back.amount(), 0, intent.currency(), back.id(),
                Optional.of(intent.id()), back.at(), BOOK);
    }

    /** The bank sent a refund's money back to the utility. */
    public static StripeBalanceTransaction refundFailed(StripePaymentIntent intent, StripePaymentIntent.RefundDetails back, Instant now) {
        return new StripeBalanceTransaction("txn_back_" + back.id(), "refund_failure", back.amount(), 0, intent.currency(), back.id(),
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
