package org.curbstop.utility;

import java.time.LocalDate;

/**
 * Counting business days: those on which the office is open. Days are calendar days in the utility's zone, so no night is longer than
 * another.
 */
public record BusinessCalendar(OfficeHours hours) {

    private static final int MOST_DAYS_CLOSED = 60;

    public boolean isWorkday(LocalDate day) {
        return hours.isWorkday(day);
    }

    /** The workday that comes so many after this day; the day itself is never counted, whether open or closed. */
    public LocalDate after(LocalDate day, int workdays) {
        LocalDate reached = day;
        for (int i = 0; i < workdays; i++) {
            reached = onOrAfter(reached.plusDays(1));
        }
        return reached;
    }

    public LocalDate onOrAfter(LocalDate day) {
        return nearest(day, 1);
    }

    public LocalDate onOrBefore(LocalDate day) {
        return nearest(day, -1);
    }

    private LocalDate nearest(LocalDate day, int direction) {
        for (int i = 0; i <= MOST_DAYS_CLOSED; i++) {
            if (hours.isWorkday(day.plusDays(i * (long) direction))) {
                return day.plusDays(i * (long) direction);
            }
        }
        throw new IllegalStateException("utility.yaml leaves no workday within " + MOST_DAYS_CLOSED + " days");
    }
}
