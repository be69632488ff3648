package org.curbstop.cis;

/** What is wrong with a row: in which field ({@code row} for the whole of it), and what was expected. Never repeats the value. */
public record ImportRowError(String field, String expected) {

    public static ImportRowError wholeRow(String expected) {
        return new ImportRowError("row", expected);
    }

    @Override
    public String toString() {
        return field + ": expected " + expected;
    }
}
