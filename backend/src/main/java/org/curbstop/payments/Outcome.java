package org.curbstop.payments;

/** What became of a payment, in the words of those who ask. */
public enum Outcome {
    /** Confirmed; no card yet. */
    OPEN,
    /** A card is being charged, or the hosted page is open: ask again in a moment. */
    PENDING,
    /** The money was taken. */
    PAID,
    /** The card company has not said; we keep asking, and nobody should pay twice. */
    UNSURE,
    /** Not charged; {@link Payment#decline()} says why; another card or try is welcome. */
    DECLINED,
    /** The time for paying ran out; nothing was charged. */
    EXPIRED,
    /** Given up by the customer or staff; nothing was charged. */
    CANCELLED,
    /** Paid, and all of it given back. */
    REFUNDED
}
