package org.curbstop.cis;

/** What is wrong with a row: in which field ({@code row} for the whole of it), and what was expected. Never repeats the value. */
record Fault(String field, String expected) {

    static Fault row(String expected) {
        return new Fault("row", expected);
    }

    @Override
    public String toString() {
        return field + ": expected " + expected;
    }
}
