package org.curbstop.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What the store is asked by one thread, in order: {@code find people}. For tests that two paths do the same work; what runs beside
 * it, such as the relay of the outbox, is not counted.
 */
public final class RecordedCommands implements CommandListener {

    // The driver calls its listeners on the thread that runs the command.
    private static final ThreadLocal<List<String>> SEEN = new ThreadLocal<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        List<String> seen = SEEN.get();
        if (seen != null) {
            String command = event.getCommandName();
            seen.add(command + (event.getCommand().isString(command) ? " " + event.getCommand().getString(command).getValue() : ""));
        }
    }

    public static List<String> during(Runnable work) {
        var seen = new ArrayList<String>();
        SEEN.set(seen);
        try {
            work.run();
            return List.copyOf(seen);
        } finally {
            SEEN.remove();
        }
    }
}
