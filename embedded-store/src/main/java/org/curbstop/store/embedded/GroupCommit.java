package org.curbstop.store.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Makes writes durable before they are answered. Each write takes a ticket and waits for a commit that covers it; one of the waiting
 * writers commits for all. After a failed commit, no more writes are acknowledged, because the state on disk is unknown.
 */
final class GroupCommit {

    private static final CountDownLatch DURABLE = new CountDownLatch(0);

    private final MVStore store;
    private final Lock writeLock;
    private final Object monitor = new Object();
    private long issued;
    private long durable;
    private @Nullable CountDownLatch pending;
    private @Nullable RuntimeException broken;

    /** @param writes lock held by every writer, so that a commit never includes half a write */
    GroupCommit(MVStore store, Lock writes) {
        this.store = store;
        this.writeLock = writes;
    }

    /** Issues the ticket of a write; called while the write lock is held. */
    long ticket() {
        synchronized (monitor) {
            return ++issued;
        }
    }

    void checkNotBroken() {
        synchronized (monitor) {
            if (broken != null) {
                throw new IllegalStateException("the store could not write to disk and takes no more writes", broken);
            }
        }
    }

    void await(long ticket) {
        while (true) {
            CountDownLatch others = pendingCommit(ticket);
            if (others == DURABLE) {
                return;
            }
            if (others != null) {
                wait(others);
            } else {
                commitForAll();
            }
        }
    }

    /** Returns {@link #DURABLE} if the ticket is durable, the latch of a commit in progress, or null if the caller must commit. */
    private @Nullable CountDownLatch pendingCommit(long ticket) {
        synchronized (monitor) {
            if (durable >= ticket) {
                return DURABLE;
            }
            CountDownLatch others = pending;
            if (others == null) {
                checkNotBroken();
                pending = new CountDownLatch(1);
            }
            return others;
        }
    }

    private static void wait(CountDownLatch others) {
        try {
            others.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the write was durable", e);
        }
    }

    private void commitForAll() {
        long upTo = -1;
        RuntimeException failed = null;
        try {
            upTo = commit();
        } catch (RuntimeException e) {
            failed = e;
        } finally {
            finishCommit(upTo, failed);
        }
    }

    private void finishCommit(long upTo, @Nullable RuntimeException failed) {
        CountDownLatch waiting;
        synchronized (monitor) {
            durable = Math.max(durable, upTo);
            broken = failed == null ? broken : failed;
            waiting = pending;
            pending = null;
        }
        if (waiting != null) {
            waiting.countDown(); // wakes each waiting writer once; none of them holds the monitor
        }
    }

    private long commit() {
        long upTo;
        writeLock.lock();
        try {
            synchronized (monitor) {
                upTo = issued;
            }
            store.commit();
        } finally {
            writeLock.unlock();
        }
        if (store.getFileStore() != null) {
            store.sync();
        }
        return upTo;
    }
}
