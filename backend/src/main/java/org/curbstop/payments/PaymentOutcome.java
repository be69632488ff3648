package org.curbstop.payments;

/** Outcome of a payment, as shown to people. */
public enum PaymentOutcome {
    /** Confirmed, and no card was submitted: a hosted page may be open, and most of those are abandoned. */
    OPEN,
    /** A card was submitted and is being charged: ask again in a moment. */
    PENDING,
    /** The money was taken. */
    PAID,
    /** Stripe has not answered; we keep asking, and nobody should pay twice. */
    UNSURE,
    /** Not charged; {@link Payment#decline()} says why; another card or attempt is possible. */
    DECLINED,
    /** The time for paying ran out; nothing was charged. */
    EXPIRED,
    /** Cancelled by the customer or staff; nothing was charged. */
    CANCELLED,
    /** Paid, and all of it refunded. */
    REFUNDED,
    /** Another amount than agreed was charged, and staff have reviewed it: this payment never reached the account. */
    REVIEWED;

    /** Returns whether money has moved or may be moving, which everybody on the account may see. Other outcomes concern only the payer. */
    public boolean movesMoney() {
        return switch (this) {
            case PENDING, UNSURE, PAID, REFUNDED -> true;
            case OPEN, DECLINED, EXPIRED, CANCELLED, REVIEWED -> false;
        };
    }
}
