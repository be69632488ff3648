package org.curbstop.billing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.curbstop.common.InvalidValueException;

/**
 * The days a bill is for, from one reading of the meters to the next: {@code from} counts, {@code until} is the first day of the
 * next period and does not, so that every day is billed exactly once.
 */
public record ServicePeriod(LocalDate from, LocalDate until) {

    public ServicePeriod {
        if (!from.isBefore(until)) {
            throw new InvalidValueException("invalid.service-period", "a first day before the last");
        }
    }

    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, until));
    }

    public LocalDate lastDay() {
        return until.minusDays(1);
    }
}
