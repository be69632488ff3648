package org.curbstop.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts the bytes and documents read, because times depend on the machine. */
class StoredIndexesTest {

    private static final String COLLECTION = "storedReads";
    private static final int MANY = 3_000;
    private static final int OF_A_METER = 10;
    /** Limit in bytes for the store's own metadata: 1.4 KB measured, 4.7 MB when the documents were read. */
    private static final long MOST_READ = 50_000;

    @TempDir
    private Path folder;
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void reopening_reads_no_documents() {
        fill();
        try (MVStore store = open()) {
            long before = store.getFileStore().getReadBytes();
            IndexedDatabase database = database(store);
            assertThat(store.getFileStore().getReadBytes() - before).as("bytes read").isLessThan(MOST_READ);
            assertThat(examinedOf(database, "m7")).isEqualTo(OF_A_METER);
            assertThat(find(database, "m7")).hasSize(OF_A_METER);
        }
    }

    @Test
    void changed_documents_are_found_by_their_current_values() {
        fill();
        try (MVStore store = open()) {
            command(database(store), new Document("update", COLLECTION).append("updates", List.of(new Document("q", new Document("_id", "r70"))
                    .append("u", read(70).append("meter", "m8")))));
            command(database(store), new Document("delete", COLLECTION).append("deletes",
                    List.of(new Document("q", new Document("_id", "r71")).append("limit", 1))));
            store.commit();
        }
        try (MVStore store = open()) {
            IndexedDatabase database = database(store);
            assertThat(find(database, "m7")).containsExactly("r72", "r73", "r74", "r75", "r76", "r77", "r78", "r79");
            assertThat(find(database, "m8")).hasSize(OF_A_METER + 1).contains("r70");
        }
    }

    @Test
    void an_older_file_without_indexes_is_read_once() {
        fill();
        try (MVStore store = open()) {
            store.getMapNames().stream().filter(name -> name.contains("_index_meter")).toList().forEach(store::removeMap);
            store.commit();
            assertThat(find(database(store), "m7")).hasSize(OF_A_METER);
        }
        try (MVStore store = open()) {
            assertThat(examinedOf(database(store), "m7")).isEqualTo(OF_A_METER);
        }
    }

    @Test
    void a_recreated_index_reflects_changes_made_in_between() {
        fill();
        try (MVStore store = open()) {
            IndexedDatabase database = database(store);
            command(database, new Document("dropIndexes", COLLECTION).append("index", "meter_month"));
            command(database, new Document("insert", COLLECTION).append("documents", List.of(read(MANY).append("meter", "m7"))));
            createIndex(database, "meter_month", new Document("meter", 1).append("month", 1));
            assertThat(examinedOf(database, "m7")).isEqualTo(OF_A_METER + 1);
        }
    }

    private MVStore open() {
        return EmbeddedMongoServer.openFile(folder.resolve("data"));
    }

    private static IndexedDatabase database(MVStore store) {
        return new IndexedDatabase("curbstop", store, new CursorRegistry());
    }

    private void fill() {
        try (MVStore store = open()) {
            IndexedDatabase database = database(store);
            createIndex(database, "meter_month", new Document("meter", 1).append("month", 1));
            createIndex(database, "pending", new Document("pending", 1));
            command(database, new Document("createIndexes", COLLECTION).append("indexes", List.of(
                    new Document("name", "customer").append("key", new Document("customer", 1)).append("unique", true).append("sparse", true))));
            command(database, new Document("insert", COLLECTION).append("documents",
                    IntStream.range(0, MANY).mapToObj(StoredIndexesTest::read).toList()));
            store.commit();
        }
    }

    private static Document read(int i) {
        return new Document("_id", "r" + i).append("meter", "m" + i / OF_A_METER).append("month", "2026-" + i % 12).append("words",
                "x".repeat(1_000));
    }

    private void createIndex(IndexedDatabase database, String name, Document key) {
        command(database, new Document("createIndexes", COLLECTION).append("indexes",
                List.of(new Document("name", name).append("key", key).append("sparse", true))));
    }

    private long examinedOf(IndexedDatabase database, String meter) {
        var examined = Objects.requireNonNull(IndexedCollection.EXAMINED.get(COLLECTION));
        examined.reset();
        find(database, meter);
        return examined.sum();
    }

    private List<String> find(IndexedDatabase database, String meter) {
        var cursor = (Document) command(database, new Document("find", COLLECTION).append("filter", new Document("meter", meter)))
                .get("cursor");
        return ((List<?>) cursor.get("firstBatch")).stream().map(each -> (String) ((Document) each).get("_id")).toList();
    }

    private Document command(IndexedDatabase database, Document command) {
        Document answer = database.handleCommand(channel, command.keySet().iterator().next(), command, null, NoopOplog.get());
        assertThat(answer).doesNotContainKey("writeErrors");
        return answer;
    }
}
