package org.curbstop.store.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Makes writes durable before they are answered: each takes a ticket and waits until a commit has covered it; one of those who
 * wait commits for all. After a failed commit nothing is acknowledged any more: what is on disk is then unknown.
 */
final class GroupCommit {

    private static final CountDownLatch DONE = new CountDownLatch(0);

    private final MVStore store;
    private final Lock writes;
    private final Object gate = new Object();
    private long issued;
    private long durable;
    private @Nullable CountDownLatch underWay;
    private @Nullable RuntimeException broken;

    /** @param writes held by whoever changes the store, so that a commit never takes half a write */
    GroupCommit(MVStore store, Lock writes) {
        this.store = store;
        this.writes = writes;
    }

    /** Taken while the write is still locked. */
    long ticket() {
        synchronized (gate) {
            return ++issued;
        }
    }

    void checkWhole() {
        synchronized (gate) {
            if (broken != null) {
                throw new IllegalStateException("the store could not write to disk and takes no more writes", broken);
            }
        }
    }

    void await(long ticket) {
        while (true) {
            CountDownLatch others = underWayUnlessCovered(ticket);
            if (others == DONE) {
                return;
            }
            if (others != null) {
                wait(others);
            } else {
                lead();
            }
        }
    }

    /** {@link #DONE} when the ticket is durable; null makes the caller the one who commits. */
    private @Nullable CountDownLatch underWayUnlessCovered(long ticket) {
        synchronized (gate) {
            if (durable >= ticket) {
                return DONE;
            }
            CountDownLatch others = underWay;
            if (others == null) {
                checkWhole();
                underWay = new CountDownLatch(1);
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

    private void lead() {
        long upTo = -1;
        RuntimeException failed = null;
        try {
            upTo = commit();
        } catch (RuntimeException e) {
            failed = e;
        } finally {
            led(upTo, failed);
        }
    }

    private void led(long upTo, @Nullable RuntimeException failed) {
        CountDownLatch waiting;
        synchronized (gate) {
            durable = Math.max(durable, upTo);
            broken = failed == null ? broken : failed;
            waiting = underWay;
            underWay = null;
        }
        if (waiting != null) {
            waiting.countDown(); // wakes each of them once, and none of them holds the gate
        }
    }

    private long commit() {
        long upTo;
        writes.lock();
        try {
            synchronized (gate) {
                upTo = issued;
            }
            store.commit();
        } finally {
            writes.unlock();
        }
        if (store.getFileStore() != null) {
            store.sync();
        }
        return upTo;
    }
}
