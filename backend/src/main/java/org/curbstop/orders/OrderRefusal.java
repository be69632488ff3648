package org.curbstop.orders;

/** Reason why an order is refused; {@code source} is the rule behind it as the policy file cites it, empty if none is needed. */
public record OrderRefusal(Reason reason, String source) {

    public enum Reason {
        /** The actor may not order for the account, or it does not exist: the same answer for both. */
        NOT_YOURS,
        NO_SUCH_PLACE,
        /** Not supplied there, or not active. */
        NO_SUCH_SERVICE,
        ALREADY_ENDING,
        ALREADY_SERVED,
        /** The day is not available (any more). */
        DAY_NOT_OFFERED,
        /** More days with service at both places than the rules allow, or days without service at either. */
        TOO_MUCH_OVERLAP,
        SLOT_NEEDED,
        /** A minor cannot contract. */
        UNDER_AGE,
        /** The cut-off has passed, or the order is finished. */
        TOO_LATE,
        NO_SUCH_ORDER,
        /** Staff must name the evidence of identity that they saw. */
        IDENTITY_NOT_SEEN
    }
}
