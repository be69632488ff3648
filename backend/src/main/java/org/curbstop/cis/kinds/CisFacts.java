package org.curbstop.cis.kinds;

import org.curbstop.billing.imports.ImportedFact;
import org.curbstop.cis.RowOutcome;
import org.curbstop.cis.RowOutcome.RowResult;

/** Converts the outcome of a fact to that of its row. */
public final class CisFacts {

    private CisFacts() {}

    /** @param expected message at {@code field} for a fact that contradicts an earlier import */
    static RowOutcome outcome(ImportedFact fact, String field, String expected) {
        return switch (fact) {
            case ADDED -> RowOutcome.of(RowResult.ADDED);
            case CHANGED -> RowOutcome.of(RowResult.CHANGED);
            case CLEARED -> RowOutcome.risky(RowResult.CHANGED);
            case SAME, OLDER -> RowOutcome.of(RowResult.SAME);
            case CONTRADICTS -> RowOutcome.rejected(field, expected);
        };
    }
}
