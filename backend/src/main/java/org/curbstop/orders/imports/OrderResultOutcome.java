package org.curbstop.orders.imports;

/** What a result changed. */
public sealed interface OrderResultOutcome {

    record Applied() implements OrderResultOutcome {}

    /** It was known before. */
    record Known() implements OrderResultOutcome {}

    /** @param field of the row, and what was {@code expected} there */
    record Refused(String field, String expected) implements OrderResultOutcome {}
}
