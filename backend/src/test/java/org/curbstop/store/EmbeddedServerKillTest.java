package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} during concurrent writes: acknowledged writes are complete, and no counter value is issued twice. */
@Tag("slow")
class EmbeddedServerKillTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
    private static final int WRITERS = 4;

    record Entry(String id, String writer, Optional<String> key, String padding, int changes, long version) {}

    private final Queue<Long> counted = new ConcurrentLinkedQueue<>();
    private final Set<String> inserted = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Integer> changed = new ConcurrentHashMap<>();

    @Test
    void no_acknowledged_write_is_lost_and_no_counter_value_assigned_twice(@TempDir Path data) throws Exception {
        var random = new Random(42);
        for (int round = 0; round < ROUNDS; round++) {
            Process server = start(data);
            try (var database = new Database(address(server))) {
                AggregateCollection<Entry> entries = entries(database);
                check(entries, database);
                write(round, entries, database, server, 400 + random.nextInt(1200));
            } finally {
                server.destroyForcibly().waitFor();
            }
        }
        Process server = start(data);
        try (var database = new Database(address(server))) {
            check(entries(database), database);
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertThat(inserted).as("the test wrote something").hasSizeGreaterThan(20);
    }

    private static AggregateCollection<Entry> entries(Database database) {
        return database.collection(Entry.class, "entries", Index.on("writer"), Index.uniqueWherePresent("key"));
    }

    private void write(int round, AggregateCollection<Entry> entries, Database database, Process server, long millis)
            throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "w" + writer;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int n = 0; true; n++) {
                        String id = "r" + round + name + "n" + n;
                        assertThat(entries.insert(new Entry(id, name, Optional.of("key-" + id), "x".repeat(200), 0, 0))).isTrue();
                        inserted.add(id);
                        counted.add(database.sequences().next("entries"));
                        int changes = n + 1;
                        entries.change("r" + round + name + "n0",
                                now -> new Entry(now.id(), now.writer(), now.key(), now.padding(), changes, now.version()));
                        changed.put("r" + round + name + "n0", changes);
                    }
                } catch (RuntimeException e) {
                    // killed
                }
            }));
        }
        Thread.sleep(millis);
        server.destroyForcibly().waitFor(); // SIGKILL
        for (Thread each : threads) {
            each.join();
        }
    }

    /** Waits for the server: a busy machine may take longer to connect than the timeout that callers are given. */
    private static void awaitAnswer(Database database) {
        for (int tries = 1; true; tries++) {
            try {
                database.sequences().current("entries");
                return;
            } catch (RuntimeException e) {
                if (tries == 20) {
                    throw e;
                }
            }
        }
    }

    private void check(AggregateCollection<Entry> entries, Database database) {
        awaitAnswer(database);
        assertThat(counted).doesNotHaveDuplicates();
        assertThat(database.sequences().current("entries"))
                .isGreaterThanOrEqualTo(counted.stream().mapToLong(Long::longValue).max().orElse(0));
        var there = ConcurrentHashMap.<String>newKeySet();
        entries.forEach(Query.all(), entry -> there.add(entry.id()));
        assertThat(there).containsAll(inserted);
        changed.forEach((id, changes) -> assertThat(entries.find(id).orElseThrow().changes()).isGreaterThanOrEqualTo(changes));
        // Indexes agree with the documents: no entry is missing and none is left of a missing document.
        for (String id : there) {
            assertThat(entries.findBy("key", "key-" + id)).isPresent();
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "w" + writer;
            var byIndex = new ArrayList<String>();
            entries.forEach(Query.where("writer", name), entry -> byIndex.add(entry.id()));
            assertThat(byIndex).containsExactlyInAnyOrderElementsOf(there.stream().filter(id -> id.contains(name)).toList());
        }
    }

    private static Process start(Path data) throws IOException {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"),
                        ServerToKill.class.getName(), data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String address(Process server) throws IOException {
        var out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("mongodb://")) {
                return line;
            }
        }
        throw new AssertionError("the server does not start");
    }
}
