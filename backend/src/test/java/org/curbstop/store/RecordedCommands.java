package org.curbstop.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Records the commands that one thread sends to the database, in order, such as {@code find people}, with their sizes. For tests that two
 * paths do the same work and that the work stays small. Concurrent work, such as that of the outbox relay, is not recorded.
 */
public final class RecordedCommands implements CommandListener {

    // The driver calls its listeners on the thread that runs the command.
    private static final ThreadLocal<List<Seen>> SEEN = new ThreadLocal<>();

    public record Seen(String command, int bytes) {}

    @Override
    public void commandStarted(CommandStartedEvent event) {
        List<Seen> seen = SEEN.get();
        if (seen != null) {
            String name = event.getCommandName();
            BsonDocument command = event.getCommand();
            seen.add(new Seen(name + (command.isString(name) ? " " + command.getString(name).getValue() : ""),
                    new RawBsonDocument(command, new BsonDocumentCodec()).getByteBuffer().remaining()));
        }
    }

    public static List<String> during(Runnable work) {
        return measured(work).stream().map(Seen::command).toList();
    }

    public static List<Seen> measured(Runnable work) {
        var seen = new ArrayList<Seen>();
        SEEN.set(seen);
        try {
            work.run();
            return List.copyOf(seen);
        } finally {
            SEEN.remove();
        }
    }
}
