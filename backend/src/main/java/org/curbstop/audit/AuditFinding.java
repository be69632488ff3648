package org.curbstop.audit;

/**
 * Where the trail does not hold together.
 *
 * @param entry place of the entry in its block, from 1; 0: the block as a whole
 */
public record AuditFinding(long block, int entry, TamperingKind fault) {

    public enum TamperingKind {
        /** The block is gone: dropped from the middle, or cut off the end. */
        MISSING,
        /** It is not what was written there: changed, moved, added or dropped. */
        CHANGED,
        /** It does not follow the block before it: one of the two was replaced. */
        BROKEN,
        /** Written without a key after a block that has one, or with another key: not by us. */
        FORGED,
        /** It is not the block that was exported as the head of its day. */
        NOT_AS_EXPORTED
    }

    AuditFinding(long block, TamperingKind fault) {
        this(block, 0, fault);
    }
}
