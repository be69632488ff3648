package org.curbstop.payments;

/** What became of a payment, in the words of those who ask. */
public enum PaymentOutcome {
    /** Confirmed, and no card was submitted: a hosted page may be open, and most of those are abandoned. */
    OPEN,
    /** A card was submitted and is being charged: ask again in a moment. */
    PENDING,
    /** The money was taken. */
    PAID,
    /** Stripe has not said; we keep asking, and nobody should pay twice. */
    UNSURE,
    /** Not charged; {@link Payment#decline()} says why; another card or try is welcome. */
    DECLINED,
    /** The time for paying ran out; nothing was charged. */
    EXPIRED,
    /** Given up by the customer or staff; nothing was charged. */
    CANCELLED,
    /** Paid, and all of it refunded. */
    REFUNDED;

    /** Whether money has moved or may be moving: what everybody on the account may see. The rest is a matter of who tried to pay. */
    public boolean movesMoney() {
        return switch (this) {
            case PENDING, UNSURE, PAID, REFUNDED -> true;
            case OPEN, DECLINED, EXPIRED, CANCELLED -> false;
        };
    }
}
