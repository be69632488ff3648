package org.curbstop.orders;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A half-day of the field crews of one area; {@code north|2026-11-25|MORNING} is its id. */
public record AppointmentSlot(String area, LocalDate day, VisitWindow half) {

    public String id() {
        return area + "|" + day + "|" + half;
    }

    /** Parses an {@link #id()}; empty if it is not valid. */
    public static Optional<AppointmentSlot> parse(String id) {
        String[] parts = id.split("\\|", -1);
        try {
            return parts.length == 3 ? Optional.of(new AppointmentSlot(parts[0], LocalDate.parse(parts[1]), VisitWindow.valueOf(parts[2])))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
