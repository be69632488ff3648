package org.curbstop.store.embedded;

import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Makes writes durable before they are answered: each takes a ticket and waits until a commit has covered it; one of those who
 * wait commits for all. After a failed commit nothing is acknowledged any more: what is on disk is then unknown.
 */
final class GroupCommit {

    private final MVStore store;
    private final Lock writes;
    private final Object gate = new Object();
    private long issued;
    private long durable;
    private boolean committing;
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
        while (!covered(ticket)) {
            long upTo = -1;
            RuntimeException failed = null;
            try {
                upTo = commit();
            } catch (RuntimeException e) {
                failed = e;
            }
            synchronized (gate) {
                committing = false;
                durable = Math.max(durable, upTo);
                broken = failed == null ? broken : failed;
                gate.notifyAll();
            }
        }
    }

    /** True when the ticket is durable; false makes the caller the one who commits. */
    private boolean covered(long ticket) {
        synchronized (gate) {
            while (committing && durable < ticket) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted before the write was durable", e);
                }
            }
            if (durable >= ticket) {
                return true;
            }
            checkWhole();
            committing = true;
            return false;
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
