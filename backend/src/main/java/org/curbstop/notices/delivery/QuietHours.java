package org.curbstop.notices.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Quiet hours: from 21:00 (inclusive) to 08:00 (exclusive) in the customer's local time (47 CFR 64.1200(c)(1)). */
final class QuietHours {

    private static final LocalTime FROM = LocalTime.of(21, 0);
    private static final LocalTime UNTIL = LocalTime.of(8, 0);

    private QuietHours() {}

    /** Returns {@code now} outside the quiet hours, otherwise the next 08:00 local time, also in a night with a clock change. */
    static Instant nextAllowed(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        if (here.toLocalTime().isBefore(UNTIL)) {
            return here.toLocalDate().atTime(UNTIL).atZone(zone).toInstant();
        }
        return here.toLocalTime().isBefore(FROM) ? now : here.toLocalDate().plusDays(1).atTime(UNTIL).atZone(zone).toInstant();
    }
}
