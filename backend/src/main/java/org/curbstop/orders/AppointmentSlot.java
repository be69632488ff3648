package org.curbstop.orders;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Half a day of the people in the field of one area: {@code north|2026-11-25|MORNING} is its id. */
public record AppointmentSlot(String area, LocalDate day, VisitWindow half) {

    public String id() {
        return area + "|" + day + "|" + half;
    }

    /** What {@link #id()} wrote; empty where it is none of ours. */
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
