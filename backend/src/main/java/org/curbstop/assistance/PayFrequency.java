package org.curbstop.assistance;

/** Period of an income. */
public enum PayFrequency {
    WEEK(52),
    TWO_WEEKS(26),
    HALF_MONTH(24),
    MONTH(12),
    YEAR(1);

    private final int timesAYear;

    PayFrequency(int timesAYear) {
        this.timesAYear = timesAYear;
    }

    int timesAYear() {
        return timesAYear;
    }
}
