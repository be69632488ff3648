package org.curbstop.bench;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Counts the database commands of all threads by name, and the bytes of write commands. */
public final class CountedCommands implements CommandListener {

    static final String RESOURCE = "META-INF/bench/com.mongodb.event.CommandListener";

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();
    private static final LongAdder BYTES = new LongAdder();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        COUNTS.computeIfAbsent(event.getCommandName(), name -> new LongAdder()).increment();
        if (WRITES.contains(event.getCommandName())) {
            BsonDocument command = event.getCommand();
            BYTES.add(new RawBsonDocument(command, new BsonDocumentCodec()).getByteBuffer().remaining());
        }
    }

    static void reset() {
        COUNTS.clear();
        BYTES.reset();
    }

    static long writes() {
        return WRITES.stream().mapToLong(CountedCommands::count).sum();
    }

    static long reads() {
        return count("find") + count("aggregate") + count("count");
    }

    static long bytes() {
        return BYTES.sum();
    }

    private static long count(String command) {
        LongAdder counted = COUNTS.get(command);
        return counted == null ? 0 : counted.sum();
    }
}
