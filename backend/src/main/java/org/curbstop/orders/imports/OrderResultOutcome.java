package org.curbstop.orders.imports;

/** Outcome of applying a result. */
public sealed interface OrderResultOutcome {

    record Applied() implements OrderResultOutcome {}

    record Known() implements OrderResultOutcome {}

    /**
     * @param field field of the row
     * @param expected what was expected there
     */
    record Refused(String field, String expected) implements OrderResultOutcome {}
}
