package org.curbstop.sandbox.rehearsal;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the process, as {@code kill -9} does, at a given command of the nightly job: {@code -Drehearsal.halt-at=3} halts before the third,
 * and with {@code -Drehearsal.halt-after=200} 200 microseconds after it was sent, while the server carries it out. Files are written and
 * read between these commands, so each step has its own number.
 */
public final class HaltAtCommand implements CommandListener {

    private static final int AT = Integer.getInteger("rehearsal.halt-at", 0);
    private static final int AFTER = Integer.getInteger("rehearsal.halt-after", 0);
    private static final Set<String> COUNTED = Set.of("find", "insert", "update");
    private static final AtomicInteger SENT = new AtomicInteger();

    /** Returns the number of commands that nightly jobs of this process have sent. */
    static int sent() {
        return SENT.get();
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (NightlyJobs.isRunningHere() && COUNTED.contains(event.getCommandName()) && SENT.incrementAndGet() == AT) {
            if (AFTER == 0) {
                Runtime.getRuntime().halt(137);
            }
            Thread.ofPlatform().daemon().start(() -> {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(AFTER));
                Runtime.getRuntime().halt(137);
            });
        }
    }
}
