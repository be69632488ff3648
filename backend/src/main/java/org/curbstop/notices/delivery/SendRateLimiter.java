package org.curbstop.notices.delivery;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Limits sending to a rate per second, evenly spaced and in order of arrival; callers that are early wait. Late wake-ups are made up for,
 * but no second contains more than the rate plus ten percent.
 */
final class SendRateLimiter {

    private static final long SECOND = 1_000_000_000L;

    /** Maximum unused time that is made up for: idle time beyond it is lost. */
    private static final long MAX_CATCH_UP = SECOND / 2;

    /** How late threads commonly wake on a busy machine: those that should have gone meanwhile go at once. */
    private static final long WAKE_UP_DELAY = SECOND / 50;

    private final ReentrantLock line = new ReentrantLock(true);
    private final LongSupplier clock;
    private final LongConsumer pause;
    private final long betweenNanos;
    /** Times of the latest permits, as many as one second allows; {@code next} is the index of the oldest. */
    private final long[] permitTimes;
    private int next;
    private long dueNanos;
    /** Earliest next permit while making up for lost time: at most twice the rate. */
    private long soonestNanos;

    SendRateLimiter(int perSecond) {
        this(perSecond, System::nanoTime, LockSupport::parkNanos);
    }

    SendRateLimiter(int perSecond, LongSupplier clock, LongConsumer pause) {
        this.clock = clock;
        this.pause = pause;
        int rate = Math.max(1, perSecond);
        this.betweenNanos = Math.ceilDiv(SECOND, rate);
        this.permitTimes = new long[rate + rate / 10];
        this.dueNanos = clock.getAsLong();
        this.soonestNanos = dueNanos;
        Arrays.fill(permitTimes, dueNanos - SECOND);
    }

    /** Waits for a permit. Only the first waiter reads the clock. */
    void acquire() {
        line.lock();
        try {
            long now = clock.getAsLong();
            long possible = Math.max(Math.max(dueNanos, soonestNanos), permitTimes[next] + SECOND);
            while (now < possible) {
                pause.accept(possible - now);
                now = clock.getAsLong();
            }
            dueNanos = Math.max(dueNanos, now - MAX_CATCH_UP) + betweenNanos;
            soonestNanos = Math.max(soonestNanos, now - WAKE_UP_DELAY) + betweenNanos / 2;
            permitTimes[next] = now;
            next = (next + 1) % permitTimes.length;
        } finally {
            line.unlock();
        }
    }
}
