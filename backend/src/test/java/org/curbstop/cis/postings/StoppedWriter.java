package org.curbstop.cis.postings;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Stops work before or after its n-th write, as if it were killed: its thread parks and never continues. */
public final class StoppedWriter implements CommandListener {

    private static final Set<String> WRITES = Set.of("insert", "update", "findAndModify");
    private static final ThreadLocal<Kill> MINE = new ThreadLocal<>();

    private static final class Kill {
        private final CountDownLatch over = new CountDownLatch(1);
        private int left;

        Kill(int steps) {
            this.left = steps;
        }

        void step() {
            if (--left == 0) {
                over.countDown();
                while (true) {
                    LockSupport.park();
                }
            }
        }
    }

    /** Work that may throw, as file access does. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * Runs the work and returns when it ends or stops.
     *
     * @param steps where it stops; each write has one step before and one after it; 0: never
     */
    static void run(int steps, Work work) throws InterruptedException {
        var kill = new Kill(steps);
        Thread.ofPlatform().daemon().start(() -> {
            if (steps > 0) {
                MINE.set(kill);
            }
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                kill.over.countDown();
            }
        });
        kill.over.await();
    }

    private static void step(String command) {
        Kill mine = MINE.get();
        if (mine != null && WRITES.contains(command)) {
            mine.step();
        }
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        step(event.getCommandName());
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        step(event.getCommandName());
    }
}
