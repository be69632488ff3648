package org.curbstop.notices.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** No text wakes anybody: from 21:00, inclusive, to 08:00, exclusive, where the customer lives (47 CFR 64.1200(c)(1)). */
final class QuietHours {

    private static final LocalTime FROM = LocalTime.of(21, 0);
    private static final LocalTime UNTIL = LocalTime.of(8, 0);

    private QuietHours() {}

    /**
     * {@code now} itself outside the quiet hours, otherwise the morning after: eight by the clock on the wall, also on a night that is an
     * hour longer.
     */
    static Instant nextAllowed(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        if (here.toLocalTime().isBefore(UNTIL)) {
            return here.toLocalDate().atTime(UNTIL).atZone(zone).toInstant();
        }
        return here.toLocalTime().isBefore(FROM) ? now : here.toLocalDate().plusDays(1).atTime(UNTIL).atZone(zone).toInstant();
    }
}
