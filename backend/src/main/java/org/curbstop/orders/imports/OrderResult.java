package org.curbstop.orders.imports;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.orders.VisitWindow;

/**
 * Result of an order in the field.
 *
 * @param reference the order's reference number of nine digits
 * @param day day of the result
 * @param reason code of the field's system, for the record
 * @param next half-day of the next attempt; empty: the next free one
 */
public record OrderResult(String reference, Result result, LocalDate day, Optional<String> reason, Optional<NextVisit> next) {

    public enum Result {
        DONE,
        /** No access, or a part was missing: tried again on another day. */
        CANNOT,
        CANCELLED
    }

    /** @param half empty: either */
    public record NextVisit(LocalDate day, Optional<VisitWindow> half) {}
}
