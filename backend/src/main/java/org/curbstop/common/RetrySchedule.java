package org.curbstop.common;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Schedule for retries: a pause that doubles up to {@code maxPause}, with jitter, so that what failed together is not retried together.
 * Ends after {@code giveUpAfter}; the caller then lists what was given up.
 *
 * @param giveUpAfter time after the first attempt
 */
public record RetrySchedule(Duration firstPause, Duration maxPause, Duration giveUpAfter) {

    private static final double DOUBLING = 2;
    private static final double JITTER = 0.2;
    private static final int MAX_DOUBLINGS = 40; // doublings, more than from any first pause to any longest one

    public RetrySchedule {
        if (firstPause.isNegative() || firstPause.isZero() || maxPause.compareTo(firstPause) < 0) {
            throw new InvalidValueException("invalid.retry", "a first pause of more than nothing, and a longest one that is no shorter");
        }
    }

    /** @param failed number of failed attempts, at least 1 */
    public Duration pause(int failed) {
        return Duration.ofMillis(IntervalFunction.ofExponentialRandomBackoff(firstPause.toMillis(), DOUBLING, JITTER, maxPause.toMillis())
                .apply(Math.clamp(failed, 1, MAX_DOUBLINGS)));
    }

    /**
     * Returns the time of the next attempt; empty if the retry period is over.
     *
     * @param began time of the first attempt
     */
    public Optional<Instant> next(int failed, Instant began, Instant now) {
        return now.isBefore(began.plus(giveUpAfter)) ? Optional.of(now.plus(pause(failed))) : Optional.empty();
    }
}
