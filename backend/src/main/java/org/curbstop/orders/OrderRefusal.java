package org.curbstop.orders;

/** Why something cannot be had. @param source the rule behind it, as the policy file cites it; empty where none is needed */
public record OrderRefusal(Reason reason, String source) {

    public enum Reason {
        /** Not the actor's to order, or no such account: the same answer for both. */
        NOT_YOURS,
        NO_SUCH_PLACE,
        /** Not supplied there, or not running. */
        NO_SUCH_SERVICE,
        ALREADY_ENDING,
        ALREADY_SERVED,
        /** That day cannot be had (any more). */
        DAY_NOT_OFFERED,
        /** More days on both places than the rules allow, or days in between without service at either. */
        TOO_MUCH_OVERLAP,
        SLOT_NEEDED,
        /** Nobody under age can contract. */
        UNDER_AGE,
        /** Its cut-off has passed, or it is done. */
        TOO_LATE,
        NO_SUCH_ORDER,
        /** Staff have to say what they saw of who somebody is. */
        IDENTITY_NOT_SEEN
    }
}
