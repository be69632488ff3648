package org.curbstop.cis.postings;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Work that is killed before or after its n-th write: its thread stands still from there on and never does anything again. */
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

    /** Work that may fail as files do. */
    interface Work {
        void run() throws Exception;
    }

    /** Returns when it is done or killed. @param steps before and after each write is one; 0: it is not killed */
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
