package org.curbstop.store.embedded;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reclaims the space of overwritten data between writes, a few megabytes at a time. A commit for every write leaves much behind. */
final class StoreCompactor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCompactor.class);
    private static final int EVERY_SECONDS = 5;
    private static final int FILL_PERCENT = 70;
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final MVStore store;
    private final Lock writeLock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("store-compaction").factory());

    StoreCompactor(MVStore store, Lock writes) {
        this.store = store;
        this.writeLock = writes;
        if (store.getFileStore() != null) {
            timer.scheduleWithFixedDelay(this::compact, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void compact() {
        writeLock.lock();
        try {
            if (!store.isClosed()) {
                store.compact(FILL_PERCENT, BYTES_AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.warn("the store could not be compacted", e);
        } finally {
            writeLock.unlock();
        }
    }

    @Override
    public void close() {
        timer.shutdown(); // not shutdownNow: interrupting a thread during a read closes the file
        writeLock.lock(); // waits for a compaction in progress
        writeLock.unlock();
    }
}
