package org.curbstop.arrangements;

import java.time.LocalDate;
import org.curbstop.utility.OfficeHours;

/** Counting business days: those on which the office is open. Days are calendar days in the utility's zone, so no night is longer than another. */
final class Workdays {

    private static final int MOST_DAYS_CLOSED = 60;

    private final OfficeHours hours;

    Workdays(OfficeHours hours) {
        this.hours = hours;
    }

    boolean isWorkday(LocalDate day) {
        return hours.isWorkday(day);
    }

    /** The workday that comes so many after this day; the day itself is never counted, whether open or closed. */
    LocalDate after(LocalDate day, int workdays) {
        LocalDate reached = day;
        for (int i = 0; i < workdays; i++) {
            reached = onOrAfter(reached.plusDays(1));
        }
        return reached;
    }

    LocalDate onOrAfter(LocalDate day) {
        return hours.workdayOnOrAfter(day);
    }

    LocalDate onOrBefore(LocalDate day) {
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
