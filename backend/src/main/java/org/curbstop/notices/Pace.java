package org.curbstop.notices;

import java.util.concurrent.locks.LockSupport;

/** Lets so many through a second, evenly; who is early waits. */
final class Pace {

    private final long betweenNanos;
    private long nextNanos = System.nanoTime();

    Pace(int perSecond) {
        this.betweenNanos = 1_000_000_000L / Math.max(1, perSecond);
    }

    void take() {
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
