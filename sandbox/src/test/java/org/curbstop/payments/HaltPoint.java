package org.curbstop.payments;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Where one payer's work stops for ever: before or after its n-th write or call of the card gateway. The process is killed when all its
 * payers have come to theirs, so that one kill tries many points. Other threads, which have none, pass.
 */
public final class HaltPoint implements CommandListener {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    // Inherited, because a payment is carried on by a thread that the payer's starts.
    private static final InheritableThreadLocal<Point> MINE = new InheritableThreadLocal<>();

    /** One payer's. */
    static final class Point {

        private final int stopAt;
        private final AtomicInteger passed = new AtomicInteger();
        private final CountDownLatch over = new CountDownLatch(1);

        Point(int stopAt) {
            this.stopAt = stopAt;
        }

        /** Does the work on a thread of its own. True: it stands still now; false: it ended before it came to this point. */
        boolean stops(Runnable work) throws InterruptedException {
            Thread.ofPlatform().daemon().start(() -> {
                MINE.set(this);
                work.run();
                over.countDown();
            });
            over.await();
            return passed.get() >= stopAt;
        }

        private void pass() {
            if (passed.incrementAndGet() >= stopAt) {
                over.countDown();
                while (true) {
                    LockSupport.park();
                }
            }
        }
    }

    static void pass() {
        Point mine = MINE.get();
        if (mine != null) {
            mine.pass();
        }
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (WRITES.contains(event.getCommandName())) {
            pass();
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        if (WRITES.contains(event.getCommandName())) {
            pass();
        }
    }
}
