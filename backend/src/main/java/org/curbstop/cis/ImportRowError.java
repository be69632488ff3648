package org.curbstop.cis;

/** An error in a row: the field ({@code row} for the whole row) and what was expected. Never contains the value. */
public record ImportRowError(String field, String expected) {

    public static ImportRowError wholeRow(String expected) {
        return new ImportRowError("row", expected);
    }

    @Override
    public String toString() {
        return field + ": expected " + expected;
    }
}
