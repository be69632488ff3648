package org.curbstop.notices.delivery;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets so many through a second, evenly and in the order in which they came; who is early waits. Those who wake late are made up for, but
 * what counts is when each really goes: no second has more than the rate and a tenth.
 */
final class SendRateLimiter {

    private static final long SECOND = 1_000_000_000L;

    /** What was not sent for longer, because there was nothing to send, is not made up for. */
    private static final long MADE_UP_FOR = SECOND / 2;

    /** As late as a thread often wakes on a busy machine: those who should have gone meanwhile go at once. */
    private static final long LATE = SECOND / 50;

    private final ReentrantLock line = new ReentrantLock(true);
    private final LongSupplier clock;
    private final LongConsumer pause;
    private final long betweenNanos;
    /** When the last of them went, as many as may go in any second; the oldest at the position of the next. */
    private final long[] went;
    private int next;
    private long dueNanos;
    /** Made up for at twice the rate. */
    private long soonestNanos;

    SendRateLimiter(int perSecond) {
        this(perSecond, System::nanoTime, LockSupport::parkNanos);
    }

    SendRateLimiter(int perSecond, LongSupplier clock, LongConsumer pause) {
        this.clock = clock;
        this.pause = pause;
        int rate = Math.max(1, perSecond);
        this.betweenNanos = Math.ceilDiv(SECOND, rate);
        this.went = new long[rate + rate / 10];
        this.dueNanos = clock.getAsLong();
        this.soonestNanos = dueNanos;
        Arrays.fill(went, dueNanos - SECOND);
    }

    /** Only the first of those who wait looks at the clock. */
    void acquire() {
        line.lock();
        try {
            long now = clock.getAsLong();
            long possible = Math.max(Math.max(dueNanos, soonestNanos), went[next] + SECOND);
            while (now < possible) {
                pause.accept(possible - now);
                now = clock.getAsLong();
            }
            dueNanos = Math.max(dueNanos, now - MADE_UP_FOR) + betweenNanos;
            soonestNanos = Math.max(soonestNanos, now - LATE) + betweenNanos / 2;
            went[next] = now;
            next = (next + 1) % went.length;
        } finally {
            line.unlock();
        }
    }
}
