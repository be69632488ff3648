package org.curbstop.notices.delivery;

import java.util.concurrent.locks.LockSupport;

/** Lets so many through a second, evenly; who is early waits. */
final class SendRateLimiter {

    private final long betweenNanos;
    private long nextNanos = System.nanoTime();

    SendRateLimiter(int perSecond) {
        this.betweenNanos = 1_000_000_000L / Math.max(1, perSecond);
    }

    void acquire() {
        long mine;
        synchronized (this) {
            mine = Math.max(System.nanoTime(), nextNanos);
            nextNanos = mine + betweenNanos;
        }
        for (long wait = mine - System.nanoTime(); wait > 0; wait = mine - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
