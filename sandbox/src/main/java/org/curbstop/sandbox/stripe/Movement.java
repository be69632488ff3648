package org.curbstop.sandbox.stripe;

import java.time.Instant;

/**
 * A balance transaction.
 *
 * @param type charge, refund or adjustment
 * @param amount signed, in cents, before Stripe's own fee
 * @param source the charge, refund or dispute
 */
record Movement(String id, String type, long amount, long fee, String currency, String source, Instant created, String book) {

    /** One book for all: the list is kept by time. */
    static final String BOOK = "balance";

    /** Stripe's usual price of an online card payment: 2.9 % and 30 cents. */
    static long feeOn(long amount) {
        return (amount * 29 + 500) / 1000 + 30;
    }

    static Movement charge(Intent intent, Intent.Taken taken) {
        return new Movement("txn_" + taken.charge(), "charge", intent.amount(), feeOn(intent.amount()), intent.currency(), taken.charge(), taken.at(), BOOK);
    }

    static Movement refund(Intent intent, Intent.Back back) {
        return new Movement("txn_" + back.id(), "refund", -back.amount(), 0, intent.currency(), back.id(), back.at(), BOOK);
    }

    static Movement dispute(Intent intent, String dispute, Instant at) {
        return new Movement("txn_" + dispute, "adjustment", -intent.amount(), 1500, intent.currency(), dispute, at, BOOK);
    }
}
