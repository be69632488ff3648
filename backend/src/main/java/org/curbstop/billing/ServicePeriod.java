package org.curbstop.billing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.curbstop.common.InvalidValueException;

/**
 * The days that a bill covers, from one meter read to the next. {@code from} is inclusive; {@code until} is exclusive and begins the next
 * period, so that every day is billed exactly once.
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
