package org.curbstop.audit;

/** Where the trail does not hold together: at this block, and from it on nothing is proved. */
public record Finding(long block, Fault fault) {

    public enum Fault {
        /** The block is gone. */
        MISSING,
        /** What it says is not what was written. */
        CHANGED,
        /** It does not follow the block before it: one of the two was replaced. */
        BROKEN
    }
}
