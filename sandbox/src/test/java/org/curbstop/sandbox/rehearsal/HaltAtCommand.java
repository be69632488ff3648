package org.curbstop.sandbox.rehearsal;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the process, as {@code kill -9} does, before a given command about postings: {@code -Drehearsal.halt-at=3} halts before the third.
 * The file is written between these commands, so each step of writing has its own number.
 */
public final class HaltAtCommand implements CommandListener {

    private static final int AT = Integer.getInteger("rehearsal.halt-at", 0);
    private static final Set<String> COUNTED = Set.of("find", "insert", "update");

    private final AtomicInteger sent = new AtomicInteger();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        String name = event.getCommandName();
        if (AT > 0 && COUNTED.contains(name) && event.getCommand().getString(name).getValue().startsWith("posting")
                && sent.incrementAndGet() == AT) {
            Runtime.getRuntime().halt(137);
        }
    }
}
