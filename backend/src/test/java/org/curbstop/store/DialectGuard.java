package org.curbstop.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Allows only commands that behave the same on the embedded server and on a replica set, as listed in {@code store/dialect.txt}. Every
 * {@link Database} finds it on the class path, so it guards every test. A command that is not listed fails at once; if that is caught (in a
 * background thread), the test fails when its database is closed.
 */
public final class DialectGuard implements CommandListener {

    /** Reading commands, and the field in which each names its collection. */
    private static final Map<String, String> READING = Map.of("find", "find", "getMore", "collection");
    private static final Set<String> ALLOWED = read();
    private static final Map<String, Queue<String>> VIOLATIONS = new ConcurrentHashMap<>();
    private static final Map<String, LongAdder> READS = new ConcurrentHashMap<>();

    /** Names the command and where it was used. */
    static final class NotInDialect extends AssertionError {
        private static final long serialVersionUID = 1L;

        NotInDialect(Collection<String> what) {
            super("not on the list of what behaves the same on every server (store/dialect.txt): " + String.join("; ", what));
        }
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var found = new HashSet<String>();
        check(event.getCommandName(), event.getCommand(), found);
        Optional.ofNullable(READING.get(event.getCommandName())).ifPresent(name -> READS.computeIfAbsent(
                event.getDatabaseName() + "." + event.getCommand().getString(name).getValue(), read -> new LongAdder()).increment());
        if (!found.isEmpty()) {
            VIOLATIONS.computeIfAbsent(event.getDatabaseName(), key -> new ConcurrentLinkedQueue<>()).addAll(found);
            throw new NotInDialect(found);
        }
    }

    /** Returns how often documents of a collection have been read from a database so far. */
    static long reads(String database, String collection) {
        LongAdder counted = READS.get(database + "." + collection);
        return counted == null ? 0 : counted.sum();
    }

    /** Returns and clears the violations of a database. */
    static List<String> violations(String database) {
        Queue<String> found = VIOLATIONS.remove(database);
        return found == null ? List.of() : List.copyOf(found);
    }

    private static void check(String command, BsonDocument said, Set<String> found) {
        String where = command + (said.isString(command) ? " on " + said.getString(command).getValue() : "");
        require("command", command, where, found);
        for (String option : said.keySet()) {
            if (!option.equals(command) && !ALLOWED.contains("option *." + option)) {
                require("option", command + "." + option, where, found);
            }
        }
        each(said, "updates", statement -> {
            operators("query", statement.get("q"), where, found);
            update(statement.get("u"), where, found);
        }, where, found);
        each(said, "deletes", statement -> operators("query", statement.get("q"), where, found), where, found);
        each(said, "indexes", index -> index(index, where, found), where, found);
        operators("query", said.get("filter"), where, found);
        operators("query", said.get("query"), where, found);
        update(said.get("update"), command.equals("findAndModify") ? where : "", found);
    }

    private static void each(BsonDocument said, String name, Consumer<BsonDocument> statements, String where, Set<String> found) {
        if (said.isArray(name)) {
            for (BsonValue each : said.getArray(name)) {
                each.asDocument().keySet().forEach(key -> require("statement", name + "." + key, where, found));
                statements.accept(each.asDocument());
            }
        }
    }

    private static void index(BsonDocument index, String where, Set<String> found) {
        BsonDocument keys = index.getDocument("key");
        keys.forEach((field, kind) -> {
            if (!kind.isNumber()) {
                found.add("index kind " + kind + " (" + where + ")");
            }
        });
        if (keys.size() > 1 && index.containsKey("sparse") && index.getBoolean("sparse").getValue()) {
            found.add("sparse index over several fields (" + where + ")");
        }
    }

    private static void update(BsonValue update, String where, Set<String> found) {
        if (update == null || where.isEmpty()) {
            return;
        }
        if (update.isArray()) {
            found.add("pipeline as update (" + where + ")");
            return;
        }
        update.asDocument().forEach((operator, change) -> {
            if (operator.startsWith("$")) {
                require("update", operator, where, found);
                operators(operator.equals("$pull") ? "query" : "update", operator.equals("$set") ? null : change, where, found);
            }
        });
    }

    private static void operators(String kind, BsonValue value, String where, Set<String> found) {
        if (value instanceof BsonDocument document) {
            document.forEach((key, inner) -> {
                if (key.startsWith("$")) {
                    require(kind, key, where, found);
                }
                operators(kind, key.equals("$each") ? null : inner, where, found);
            });
        } else if (value != null && value.isArray()) {
            value.asArray().forEach(each -> operators(kind, each, where, found));
        }
    }

    private static void require(String kind, String name, String where, Set<String> found) {
        if (!ALLOWED.contains(kind + " " + name)) {
            found.add(kind + " " + name + " (" + where + ")");
        }
    }

    private static Set<String> read() {
        try (var in = new BufferedReader(
                new InputStreamReader(DialectGuard.class.getResourceAsStream("/store/dialect.txt"), StandardCharsets.UTF_8))) {
            var allowed = new HashSet<String>();
            for (String line : in.lines().filter(each -> !each.isBlank() && !each.startsWith("#")).toList()) {
                String[] parts = line.split("\\s+", 3);
                if (parts.length < 3 || parts[2].isBlank()) {
                    throw new IllegalStateException("dialect.txt: a line needs kind, name and source: " + line);
                }
                allowed.add(parts[0] + " " + parts[1]);
            }
            return allowed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
