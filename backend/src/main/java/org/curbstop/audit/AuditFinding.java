package org.curbstop.audit;

/**
 * A point at which verification of the audit trail failed.
 *
 * @param entry position of the entry in its block, from 1; 0 for the whole block
 */
public record AuditFinding(long block, int entry, TamperingKind kind) {

    public enum TamperingKind {
        /** The block is missing: removed from the middle or cut off the end. */
        MISSING,
        /** The content differs from what was written: changed, moved, added or removed. */
        CHANGED,
        /** The block does not follow the previous one: one of the two was replaced. */
        BROKEN,
        /** Written without a key after a keyed block, or with another key: not written by this application. */
        FORGED,
        /** The block differs from the one exported as that day's head. */
        NOT_AS_EXPORTED
    }

    AuditFinding(long block, TamperingKind fault) {
        this(block, 0, fault);
    }
}
