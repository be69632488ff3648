package org.curbstop.utility;

import java.time.LocalDate;

/** Counts business days, on which the office is open. Days are calendar days in the utility's zone, regardless of daylight saving time. */
public record BusinessCalendar(OfficeHours hours) {

    private static final int MAX_DAYS_CLOSED = 60;

    public boolean isWorkday(LocalDate day) {
        return hours.isWorkday(day);
    }

    /** Returns the day that many workdays after {@code day}, which itself is never counted. */
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
        for (int i = 0; i <= MAX_DAYS_CLOSED; i++) {
            if (hours.isWorkday(day.plusDays(i * (long) direction))) {
                return day.plusDays(i * (long) direction);
            }
        }
        throw new IllegalStateException("utility.yaml leaves no workday within " + MAX_DAYS_CLOSED + " days");
    }
}
