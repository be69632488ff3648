package org.curbstop.outages.tracking;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cache for a value that is often requested and expensive to read: it is reused for ten times as long as reading it took, at most five
 * seconds, so that readers, however many, cost a tenth of one core. If there is little to read, that is a few milliseconds.
 */
public final class ReadCostCache<T> {

    private static final int TIMES = 10;
    private static final long MAX_NANOS = 5_000_000_000L;

    private final Supplier<T> loader;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable CachedValue<T> cached;

    private record CachedValue<T>(T value, long until) {
        boolean isFresh() {
            return System.nanoTime() - until < 0;
        }
    }

    public ReadCostCache(Supplier<T> reading) {
        this.loader = reading;
    }

    public T get() {
        CachedValue<T> now = cached;
        if (now != null && now.isFresh()) {
            return now.value();
        }
        lock.lock();
        try {
            CachedValue<T> again = cached;
            if (again != null && again.isFresh()) {
                return again.value();
            }
            long began = System.nanoTime();
            T value = loader.get();
            long ended = System.nanoTime();
            cached = new CachedValue<>(value, ended + Math.min(MAX_NANOS, TIMES * (ended - began)));
            return value;
        } finally {
            lock.unlock();
        }
    }
}
