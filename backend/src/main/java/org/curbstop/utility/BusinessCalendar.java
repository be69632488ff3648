package org.curbstop.utility;

import java.time.LocalDate;

/**
 * Counting business days: those on which the office is open. Days are calendar days in the utility's zone, so no night is longer than
 * another.
 */
public final class BusinessCalendar {

    private static final int MOST_DAYS_CLOSED = 60;

    private final OfficeHours hours;

    public BusinessCalendar(OfficeHours hours) {
        this.hours = hours;
    }

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
        return hours.workdayOnOrAfter(day);
    }

    public LocalDate onOrBefore(LocalDate day) {
        LocalDate first = day.minusDays(MOST_DAYS_CLOSED);
        LocalDate reached = day;
        while (!hours.isWorkday(reached)) {
            if (reached.isBefore(first)) {
                throw new IllegalStateException("utility.yaml leaves no workday within " + MOST_DAYS_CLOSED + " days");
            }
            reached = reached.minusDays(1);
        }
        return reached;
    }
}
