package org.curbstop.notices.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId HERE = ZoneId.of("America/Los_Angeles");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T20:59:59.999, 2026-11-22T20:59:59.999",
        "2026-11-22T21:00, 2026-11-23T08:00",
        "2026-11-22T23:59:59, 2026-11-23T08:00",
        "2026-11-23T00:00, 2026-11-23T08:00",
        "2026-11-23T07:59:59.999, 2026-11-23T08:00",
        "2026-11-23T08:00, 2026-11-23T08:00",
        "2026-11-23T12:00, 2026-11-23T12:00",
        "2026-12-31T21:30, 2027-01-01T08:00"})
    void quiet_hours_are_from_nine_to_eight(LocalDateTime now, LocalDateTime mayGo) {
        assertThat(QuietHours.nextAllowed(now.atZone(HERE).toInstant(), HERE)).isEqualTo(mayGo.atZone(HERE).toInstant());
    }

    @Test
    void quiet_hours_end_at_eight_local_time_across_clock_changes() {
        var autumn = LocalDateTime.parse("2026-10-31T22:00").atZone(HERE);
        assertThat(QuietHours.nextAllowed(autumn.toInstant(), HERE)).isEqualTo("2026-11-01T16:00:00Z"); // 11 hours later
        var spring = LocalDateTime.parse("2027-03-13T22:00").atZone(HERE);
        assertThat(QuietHours.nextAllowed(spring.toInstant(), HERE)).isEqualTo("2027-03-14T15:00:00Z"); // 9 hours later
        // The hour from one to two occurs twice; both are in the quiet hours.
        assertThat(QuietHours.nextAllowed(java.time.Instant.parse("2026-11-01T08:30:00Z"), HERE)).isEqualTo("2026-11-01T16:00:00Z");
        assertThat(QuietHours.nextAllowed(java.time.Instant.parse("2026-11-01T09:30:00Z"), HERE)).isEqualTo("2026-11-01T16:00:00Z");
    }
}
