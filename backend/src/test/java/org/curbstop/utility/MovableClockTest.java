package org.curbstop.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    @Test
    void the_clock_ticks_in_whole_milliseconds_from_its_set_time() {
        var machine = MovableClock.standingAt(Instant.parse("2026-01-01T00:00:00.123Z"), ZONE);
        var clock = MovableClock.tickingWith(machine, ZONE);
        clock.set(Instant.parse("2026-11-22T17:30:00Z"));
        machine.advance(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo("2026-11-22T17:30:05Z");
        machine.advance(Duration.ofNanos(1_999_999));
        assertThat(clock.instant()).isEqualTo("2026-11-22T17:30:05.001Z");
    }

    @Test
    void the_same_clock_in_another_zone_moves_with_it() {
        var clock = MovableClock.standingAt(Instant.parse("2026-11-22T17:30:00Z"), ZONE);
        Clock elsewhere = clock.withZone(ZoneOffset.UTC);
        clock.advance(Duration.ofHours(1));
        assertThat(elsewhere.instant()).isEqualTo("2026-11-22T18:30:00Z");
    }

    @Test
    void a_start_time_is_read_in_the_utilitys_zone_or_rejected() {
        assertThat(UtilityConfiguration.moment("2026-11-22T09:30", ZONE)).isEqualTo("2026-11-22T17:30:00Z");
        assertThat(UtilityConfiguration.moment("2026-11-22", ZONE)).isEqualTo("2026-11-22T20:00:00Z");
        assertThat(UtilityConfiguration.moment("2026-11-22T17:30:00Z", ZONE)).isEqualTo("2026-11-22T17:30:00Z");
        assertThatThrownBy(() -> UtilityConfiguration.moment("tomorrow", ZONE)).hasMessageContaining("CURBSTOP_NOW")
                .hasMessageContaining("2026-11-22");
    }
}
