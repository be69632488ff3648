package org.curbstop.cis.kinds;

import org.curbstop.billing.imports.ImportedFact;
import org.curbstop.cis.RowOutcome;
import org.curbstop.cis.RowOutcome.Became;

/** What became of a fact, as the outcome of its row. */
public final class CisFacts {

    private CisFacts() {}

    /** @param expected what is said of one that contradicts what was imported before, at its {@code field} */
    static RowOutcome outcome(ImportedFact fact, String field, String expected) {
        return switch (fact) {
            case ADDED -> RowOutcome.of(Became.ADDED);
            case CHANGED -> RowOutcome.of(Became.CHANGED);
            case CLEARED -> RowOutcome.risky(Became.CHANGED);
            case SAME, OLDER -> RowOutcome.of(Became.SAME);
            case CONTRADICTS -> RowOutcome.rejected(field, expected);
        };
    }
}
