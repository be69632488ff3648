package org.curbstop.cis;

import java.util.List;

/**
 * What became of a row.
 *
 * @param errors why it was rejected, or a part of it was left out
 * @param risky one of those that ask for a person when a file has many: it closes or changes an account, or takes a balance to zero
 */
public record RowOutcome(Became became, List<ImportRowError> errors, boolean risky) {

    public enum Became { ADDED, CHANGED, SAME, REJECTED }

    public static RowOutcome of(Became became) {
        return new RowOutcome(became, List.of(), false);
    }

    public static RowOutcome risky(Became became) {
        return new RowOutcome(became, List.of(), true);
    }

    public static RowOutcome rejected(String field, String expected) {
        return new RowOutcome(Became.REJECTED, List.of(new ImportRowError(field, expected)), false);
    }
}
