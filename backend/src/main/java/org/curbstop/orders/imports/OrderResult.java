package org.curbstop.orders.imports;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.orders.VisitWindow;

/**
 * What became of an order in the field.
 *
 * @param reference the nine digits of the order
 * @param day on which it came to that
 * @param reason a code of the field's system, for the record
 * @param next the half day on which it is tried again; without it the next free one
 */
public record OrderResult(String reference, Result result, LocalDate day, Optional<String> reason, Optional<NextVisit> next) {

    public enum Result {
        DONE,
        /** Nobody let us in, or a part was missing: it is tried again on another day. */
        CANNOT,
        CANCELLED
    }

    /** @param half without it any */
    public record NextVisit(LocalDate day, Optional<VisitWindow> half) {}
}
