package org.curbstop.sandbox.stripe;

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
record Movement(String id, String type, long amount, long fee, String currency, String source, Optional<String> intent, Instant created, String book) {

    /** One book for all: the list is kept by time. */
    static final String BOOK = "balance";

    /** Stripe's usual price of an online card payment: 2.9 % and 30 cents. */
    static long feeOn(long amount) {
        return (amount * 29 + 500) / 1000 + 30;
    }

    static Movement charge(Intent intent, Intent.Taken taken) {
        return new Movement("txn_" + taken.charge(), "charge", intent.amount(), feeOn(intent.amount()), intent.currency(), taken.charge(), Optional.of(intent.id()), taken.at(), BOOK);
    }

    static Movement refund(Intent intent, Intent.Back back) {
        return new Movement("txn_" + back.id(), "refund", -back.amount(), 0, intent.currency(), back.id(), Optional.of(intent.id()), back.at(), BOOK);
    }

    /** The bank sent a refund's money back to the utility. */
    static Movement refundFailed(Intent intent, Intent.Back back, Instant now) {
        return new Movement("txn_back_" + back.id(), "refund_failure", back.amount(), 0, intent.currency(), back.id(), Optional.of(intent.id()), now, BOOK);
    }

    static Movement withdrawn(CardDispute dispute, Instant at) {
        return new Movement(dispute.withdrawal(), "adjustment", -dispute.amount(), 1500, dispute.currency(), dispute.id(), Optional.of(dispute.intent()), at, BOOK);
    }

    static Movement reinstated(CardDispute dispute, Instant at) {
        return new Movement(dispute.reinstatement(), "adjustment", dispute.amount(), 0, dispute.currency(), dispute.id(), Optional.of(dispute.intent()), at, BOOK);
    }
}
