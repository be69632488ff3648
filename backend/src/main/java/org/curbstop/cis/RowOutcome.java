package org.curbstop.cis;

import java.util.List;

/**
 * Outcome of a row.
 *
 * @param errors why the row or a part of it was rejected
 * @param risky whether the row closes or changes an account or clears a balance; a file with many such rows requires review
 */
public record RowOutcome(RowResult result, List<ImportRowError> errors, boolean risky) {

    public enum RowResult { ADDED, CHANGED, SAME, REJECTED }

    public static RowOutcome of(RowResult became) {
        return new RowOutcome(became, List.of(), false);
    }

    public static RowOutcome risky(RowResult became) {
        return new RowOutcome(became, List.of(), true);
    }

    public static RowOutcome rejected(String field, String expected) {
        return new RowOutcome(RowResult.REJECTED, List.of(new ImportRowError(field, expected)), false);
    }
}
