package org.curbstop.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOON = Instant.parse("2026-11-28T20:00:00Z");
    private final RetrySchedule schedule = new RetrySchedule(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofHours(1));

    @Test
    void pauses_double_up_to_the_maximum_with_a_jitter_of_one_fifth() {
        for (int failed = 1; failed < 200; failed++) {
            long plain = failed > 20 ? Long.MAX_VALUE / 128 : 5_000L << (failed - 1);
            long most = Duration.ofMinutes(10).toMillis();
            assertThat(schedule.pause(failed).toMillis()).isBetween(Math.min(plain, most) * 79 / 100, Math.min(plain * 6 / 5 + 1, most));
        }
        assertThat(IntStream.range(0, 50).mapToObj(i -> schedule.pause(3)).distinct().count()).isGreaterThan(10);
    }

    @Test
    void no_retry_is_scheduled_after_the_deadline() {
        assertThat(schedule.next(1, NOON, NOON.plus(Duration.ofMinutes(59)))).isPresent();
        assertThat(schedule.next(1, NOON, NOON.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void a_schedule_without_a_pause_cannot_be_built() {
        assertThatThrownBy(() -> new RetrySchedule(Duration.ZERO, Duration.ofMinutes(1), Duration.ofHours(1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new RetrySchedule(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofHours(1)))
                .isInstanceOf(InvalidValueException.class);
    }
}
