package org.curbstop.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts the documents that a query reads, because times depend on the machine. */
class PrefixIndexTest {

    private static final int MANY = 5000;
    /** Used by no other test, so that only these queries are counted. */
    private static final String COLLECTION = "prefixReads";

    record Read(String id, String meter, String month, int value, long version) {}

    private final EmbeddedStore server = EmbeddedStore.inMemory();
    private final Database database = new Database(server.uri());
    private final AggregateCollection<Read> reads =
            database.collection(Read.class, COLLECTION, Index.on("meter", "month"), Index.unique("value"));

    @AfterEach
    void stop() {
        database.close();
        server.close();
    }

    private static Read read(int i) {
        return new Read("r" + i, "m" + i / 10, "2026-%02d".formatted(i % 10 + 1), i, 0);
    }

    private static <R> R examining(int most, Supplier<R> question) {
        LongAdder examined = Objects.requireNonNull(IndexedCollection.EXAMINED.get(COLLECTION));
        examined.reset();
        R answer = question.get();
        assertThat(examined.sum()).as("documents examined").isLessThanOrEqualTo(most);
        return answer;
    }

    @Test
    void an_equality_on_an_indexed_prefix_examines_only_matching_documents() {
        reads.insertAll(IntStream.range(0, MANY).mapToObj(PrefixIndexTest::read).toList());
        assertThat(examining(10, () -> reads.list(Query.where("meter", "m7").ascending("month")))).hasSize(10);
        assertThat(examining(1, () -> reads.list(Query.where("meter", "m7").and("month", "2026-03")))).hasSize(1);
        assertThat(examining(10, () -> reads.list(Query.where("meter", "m7").from("month", "2026-09").descending("month")))).hasSize(2);
        assertThat(examining(20, () -> reads.list(Query.whereIn("meter", List.of("m7", "m8")).ascending("month")))).hasSize(20);
        assertThat(examining(1, () -> reads.findBy("value", 4711))).isPresent();
        assertThat(examining(1, () -> reads.find("r4711"))).isPresent();
        // Read, then replaced by version.
        assertThat(examining(2, () -> reads.change("r4711", now -> new Read(now.id(), "m0", now.month(), now.value(), now.version()))))
                .isNotNull();
        assertThat(examining(11, () -> reads.list(Query.where("meter", "m0").ascending("month")))).hasSize(11);
    }

    @Test
    void a_limited_query_by_id_examines_only_the_first_documents() {
        reads.insertAll(IntStream.range(0, MANY).mapToObj(PrefixIndexTest::read).toList());
        assertThat(examining(3, () -> reads.list(Query.all().limit(3)))).extracting(Read::id).containsExactly("r0", "r1", "r10");
    }

    @Test
    void a_query_by_descending_id_examines_only_the_last_documents() {
        reads.insertAll(IntStream.range(0, MANY).mapToObj(PrefixIndexTest::read).toList());
        assertThat(examining(3, () -> reads.list(Query.all().descending("id").limit(3)))).extracting(Read::id)
                .containsExactly("r999", "r998", "r997");
    }

    @Test
    void a_range_of_ids_examines_only_the_documents_in_it() {
        reads.insertAll(IntStream.range(0, MANY).filter(i -> i != 4713).mapToObj(PrefixIndexTest::read).toList());
        Query between = Query.all().after("id", "r4710").before("id", "r4715");
        assertThat(examining(5, () -> reads.list(between))).extracting(Read::id).containsExactly("r4711", "r4712", "r4714");
        assertThat(examining(5, () -> reads.list(between.descending("id")))).extracting(Read::id)
                .containsExactly("r4714", "r4712", "r4711");
        assertThat(examining(2, () -> reads.list(Query.all().after("id", "r4713").limit(2)))).extracting(Read::id)
                .as("after an id that is missing").containsExactly("r4714", "r4715");
        Query before = Query.all().from("id", "r471").before("id", "r4713").descending("id");
        assertThat(examining(4, () -> reads.list(before))).extracting(Read::id).as("before an id that is missing")
                .containsExactly("r4712", "r4711", "r4710", "r471");
        assertThat(examining(1, () -> reads.list(Query.all().after("id", "r9999").limit(1)))).isEmpty();
        assertThat(examining(1, () -> reads.list(Query.all().from("id", "a").before("id", "b").descending("id").limit(1)))).isEmpty();
    }

    /** After any inserts, changes and deletes, the index gives the same answer as a full scan. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_index_always_matches_the_documents(long seed) {
        var random = new Random(seed);
        var all = new TreeMap<String, Read>();
        for (int step = 0; step < 600; step++) {
            String id = "r" + random.nextInt(60);
            var next = new Read(id, "m" + random.nextInt(5), "2026-0" + (1 + random.nextInt(3)), step,
                    all.containsKey(id) ? all.get(id).version() : 0);
            switch (random.nextInt(3)) {
                case 0 -> {
                    if (reads.insert(next)) {
                        all.put(id, next);
                    }
                }
                case 1 -> {
                    if (reads.replace(next)) {
                        all.put(id, new Read(id, next.meter(), next.month(), next.value(), next.version() + 1));
                    }
                }
                default -> {
                    if (reads.delete(id)) {
                        all.remove(id);
                    }
                }
            }
        }
        for (int meter = 0; meter < 5; meter++) {
            String name = "m" + meter;
            assertThat(reads.list(Query.where("meter", name).ascending("month"))).containsExactlyElementsOf(all.values().stream()
                    .filter(each -> each.meter().equals(name)).sorted(Comparator.comparing(Read::month).thenComparing(Read::id)).toList());
        }
    }
}
