package org.curbstop.outages;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What many ask for and is dear to read: what was read stands for ten times as long as reading it took, so that readers, however many,
 * cost a tenth of one core. Where little is to be read that is a few milliseconds.
 */
final class ReadSeldom<T> {

    private static final int TIMES = 10;
    private static final long LONGEST_NANOS = 5_000_000_000L;

    private final Supplier<T> reading;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Kept<T> kept;

    private record Kept<T>(T value, long until) {
        boolean stands() {
            return System.nanoTime() - until < 0;
        }
    }

    ReadSeldom(Supplier<T> reading) {
        this.reading = reading;
    }

    T get() {
        Kept<T> now = kept;
        if (now != null && now.stands()) {
            return now.value();
        }
        lock.lock();
        try {
            Kept<T> again = kept;
            if (again != null && again.stands()) {
                return again.value();
            }
            long began = System.nanoTime();
            T value = reading.get();
            long ended = System.nanoTime();
            kept = new Kept<>(value, ended + Math.min(LONGEST_NANOS, TIMES * (ended - began)));
            return value;
        } finally {
            lock.unlock();
        }
    }
}
