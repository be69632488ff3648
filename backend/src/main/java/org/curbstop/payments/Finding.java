package org.curbstop.payments;

/** What the card company says about one attempt, when charged or asked. */
public sealed interface Finding {

    /** What comes of a charge. */
    sealed interface Answer extends Finding permits Approved, Declined, Unsure {}

    /** The money was taken. */
    record Approved(Charge charge) implements Answer {}

    /** Not charged, and this attempt never will be. */
    record Declined(Decline reason) implements Answer {}

    /** No answer, or "in progress": only asking again resolves it, never a guess. */
    record Unsure() implements Answer {}

    /** The card company knows the attempt and nothing was tried on it; it can still be paid. */
    record Untouched() implements Finding {}

    /** Nothing was charged and the attempt can no longer be paid. */
    record Closed() implements Finding {}
}
