package org.curbstop.cis;

import java.util.List;

/**
 * Outcome of a row.
 *
 * @param errors why the row or a part of it was rejected
 * @param risk 1 if the row closes or changes an account or clears a balance, {@value #GIVEN} if it gives an account number to another
 *     customer, otherwise 0; a file with much of it requires review
 */
public record RowOutcome(RowResult result, List<ImportRowError> errors, int risk) {

    /** Risk of a row that gives an account number to another customer, which no later file takes back. */
    public static final int GIVEN = 10;

    public enum RowResult { ADDED, CHANGED, SAME, REJECTED }

    public static RowOutcome of(RowResult became) {
        return new RowOutcome(became, List.of(), 0);
    }

    public static RowOutcome risky(RowResult became) {
        return new RowOutcome(became, List.of(), 1);
    }

    public static RowOutcome rejected(String field, String expected) {
        return new RowOutcome(RowResult.REJECTED, List.of(new ImportRowError(field, expected)), 0);
    }
}
