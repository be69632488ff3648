package org.curbstop.notices.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on its own clock, on which waiting threads wake as late as on a busy machine. */
class SendRateLimiterTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS = 60;

    private final Random random = new Random(18_00);
    private long now;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 20, 100, 1000})
    void on_an_idle_machine_the_configured_rate_is_met(int rate) {
        long[] sent = send(rate, wait -> wait);
        assertThat(sent[sent.length - 1]).isLessThanOrEqualTo(SECONDS * SECOND);
        assertThat(mostInASecond(sent)).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 100, 1000})
    void threads_that_wake_late_exceed_the_rate_by_at_most_a_tenth(int rate) {
        long[] sent = send(rate, wait -> wait + random.nextLong(SECOND / 50));
        assertThat(mostInASecond(sent)).as("in any second").isLessThanOrEqualTo(rate + rate / 10);
        assertThat(sent[sent.length - 1]).as("the last message of a minute").isLessThan((SECONDS + 1) * SECOND);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 100, 1000})
    void occasional_pauses_of_the_machine_cause_neither_delay_nor_bursts(int rate) {
        long[] sent = send(rate, wait -> (now + wait) / (5 * SECOND) > now / (5 * SECOND) ? wait + SECOND / 4 : wait);
        assertThat(mostInASecond(sent)).as("in any second").isLessThanOrEqualTo(rate + rate / 10);
        assertThat(sent[sent.length - 1]).as("the last message of a minute").isLessThan((SECONDS + 1) * SECOND);
    }

    @Test
    void after_a_pause_at_most_half_a_second_is_caught_up() {
        long[] sent = send(100, wait -> wait, 3600);
        assertThat(mostInASecond(sent)).isLessThanOrEqualTo(110);
        assertThat(sent[sent.length - 1] - sent[0]).isGreaterThan((SECONDS - 1) * SECOND);
    }

    private long[] send(int rate, LongUnaryOperator waking) {
        return send(rate, waking, 0);
    }

    /** Sends a minute's worth of messages, one after another, as a queue does. */
    private long[] send(int rate, LongUnaryOperator waking, long idleSeconds) {
        var limiter = new SendRateLimiter(rate, () -> now, wait -> now += waking.applyAsLong(wait));
        now += idleSeconds * SECOND;
        var sent = new long[SECONDS * rate];
        for (int i = 0; i < sent.length; i++) {
            limiter.acquire();
            sent[i] = now;
        }
        return sent;
    }

    private static int mostInASecond(long[] moments) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < moments.length; last++) {
            while (moments[last] - moments[first] >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
