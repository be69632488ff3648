package org.curbstop.store.embedded;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back the room of what was overwritten, a few megabytes at a time, between writes: a commit per write leaves much behind. */
final class Compaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final int EVERY_SECONDS = 5;
    private static final int FILL_PERCENT = 70;
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final MVStore store;
    private final Lock writes;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("store-compaction").factory());

    Compaction(MVStore store, Lock writes) {
        this.store = store;
        this.writes = writes;
        if (store.getFileStore() != null) {
            timer.scheduleWithFixedDelay(this::compact, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void compact() {
        writes.lock();
        try {
            if (!store.isClosed()) {
                store.compact(FILL_PERCENT, BYTES_AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.warn("the store could not be compacted", e);
        } finally {
            writes.unlock();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        writes.lock(); // lets one that runs finish
        writes.unlock();
    }
}
