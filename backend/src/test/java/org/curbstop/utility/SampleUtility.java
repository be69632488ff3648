package org.curbstop.utility;

import java.time.Instant;

/** The sample utility of Millbrook and a clock in its time zone. */
public final class SampleUtility {

    private SampleUtility() {}

    public static Utility millbrook() {
        return new UtilityConfiguration().utility("");
    }

    /** Returns a clock at Sunday 2026-11-22, 09:30 in Millbrook. */
    public static MovableClock clock() {
        return MovableClock.standingAt(Instant.parse("2026-11-22T17:30:00Z"), millbrook().zone());
    }
}
