package org.curbstop.payments;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops the work of one payer forever, before or after its n-th write or gateway call. The process is killed when all its payers have
 * stopped, so that one kill tests many points. Threads without a point are not stopped.
 */
public final class HaltPoint implements CommandListener {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    // Inheritable, because the payer's thread starts the thread that processes the payment.
    private static final InheritableThreadLocal<Point> MINE = new InheritableThreadLocal<>();

    /** The halt point of one payer. */
    static final class Point {

        private final int stopAt;
        private final AtomicInteger passed = new AtomicInteger();
        private final CountDownLatch over = new CountDownLatch(1);

        Point(int stopAt) {
            this.stopAt = stopAt;
        }

        /** Runs the work on its own thread. Returns true if it stopped at this point, false if it ended before. */
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
