package org.curbstop.common;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again what failed: after a pause that doubles up to the longest one, each a little longer or shorter than its like, so that
 * what failed together is not tried together; and not at all once the time is over. Whoever gives up lists what was given up.
 *
 * @param giveUpAfter from the first try
 */
public record RetrySchedule(Duration first, Duration longest, Duration giveUpAfter) {

    private static final double DOUBLING = 2;
    private static final double JITTER = 0.2;
    private static final int LONG_ENOUGH = 40; // doublings: any first pause has come to any longest one

    public RetrySchedule {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new InvalidValueException("invalid.retry", "a first pause of more than nothing, and a longest one that is no shorter");
        }
    }

    /** @param failed number of failed attempts, 1 or more */
    public Duration pause(int failed) {
        return Duration.ofMillis(IntervalFunction.ofExponentialRandomBackoff(first.toMillis(), DOUBLING, JITTER, longest.toMillis())
                .apply(Math.clamp(failed, 1, LONG_ENOUGH)));
    }

    /** Empty: the time is over. @param began when it was tried first */
    public Optional<Instant> next(int failed, Instant began, Instant now) {
        return now.isBefore(began.plus(giveUpAfter)) ? Optional.of(now.plus(pause(failed))) : Optional.empty();
    }
}
