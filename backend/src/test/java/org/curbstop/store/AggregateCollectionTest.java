package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.types.Decimal128;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every server has to do the same: runs on the embedded one always, and on a replica set where {@code
 * CURBSTOP_TEST_MONGODB_URI} names one.
 */
@DatabaseTest
class AggregateCollectionTest {

    record Filled(String bucket, int drops) implements DomainEvent {}

    sealed interface Lid {
        @StoredAs("off")
        record Off() implements Lid {}

        @StoredAs("on")
        record On(Instant since) implements Lid {}

        @StoredAs("tight")
        record Sealed(PersonId by, List<Lid> below) implements Lid {}
    }

    record Bucket(
            String id, String owner, Optional<String> key, List<String> labels, int drops, Lid lid, List<OutboxMessage> outbox,
            long version) implements OutboxAggregate {
        Bucket drop() {
            return new Bucket(id, owner, key, labels, drops + 1, lid, outbox, version);
        }

        Bucket telling() {
            return new Bucket(id, owner, key, labels, drops, lid, List.of(OutboxMessage.of(new Filled(id, drops))), version);
        }

        Bucket keyed(String to) {
            return new Bucket(id, owner, Optional.ofNullable(to), labels, drops, lid, outbox, version);
        }

        Bucket with(Lid other) {
            return new Bucket(id, owner, key, labels, drops, other, outbox, version);
        }
    }

    private final TestStore test;
    private final AggregateCollection<Bucket> buckets;

    AggregateCollectionTest(TestStore test) {
        this.test = test;
        this.buckets = test.store().collection(
                Bucket.class, "buckets", Index.on("owner", "drops"), Index.uniqueWherePresent("key"), Index.on("labels"),
                Index.on("lid.is"));
    }

    private static Bucket bucket(String id, String owner) {
        return new Bucket(id, owner, Optional.empty(), List.of(), 0, new Lid.Off(), List.of(), 0);
    }

    private static Bucket labelled(String id, String... labels) {
        return new Bucket(id, "ada", Optional.empty(), List.of(labels), 0, new Lid.Off(), List.of(), 0);
    }

    private static <R> List<R> atOnce(int threads, List<Callable<R>> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var results = new ArrayList<R>();
            for (var each : pool.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        }
    }

    @Test
    void what_is_inserted_is_found_again() {
        assertThat(buckets.insert(bucket("b1", "ada"))).isTrue();
        assertThat(buckets.find("b1")).contains(bucket("b1", "ada"));
        assertThat(buckets.find("b2")).isEmpty();
        assertThat(buckets.delete("b1")).isTrue();
        assertThat(buckets.delete("b1")).isFalse();
        assertThat(buckets.find("b1")).isEmpty();
    }

    @Test
    void a_second_insert_of_the_same_id_or_unique_value_answers_false() {
        assertThat(buckets.insert(bucket("b1", "ada").keyed("k"))).isTrue();
        assertThat(buckets.insert(bucket("b1", "eve"))).isFalse();
        assertThat(buckets.insert(bucket("b2", "eve").keyed("k"))).isFalse();
        assertThat(buckets.insert(bucket("b3", "bo"))).isTrue();
        assertThat(buckets.insert(bucket("b4", "bo"))).as("many may have none").isTrue();
        assertThat(buckets.find("b1").orElseThrow().owner()).isEqualTo("ada");
    }

    @Test
    void of_many_who_insert_one_unique_value_at_once_one_succeeds() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 40; i++) {
            Bucket each = bucket("b" + i, "ada").keyed("k");
            work.add(() -> buckets.insert(each));
        }
        assertThat(atOnce(8, work)).containsOnlyOnce(true);
    }

    @Test
    void a_value_given_up_can_be_taken_by_another() {
        buckets.insert(bucket("b1", "ada").keyed("k"));
        buckets.insert(bucket("b2", "ada"));
        assertThatThrownBy(() -> buckets.change("b2", now -> now.keyed("k"))).isInstanceOf(DuplicateKeyException.class);
        buckets.change("b1", now -> now.keyed(null));
        assertThat(buckets.change("b2", now -> now.keyed("k")).key()).contains("k");
        assertThat(buckets.findBy("key", "k")).map(Bucket::id).contains("b2");
    }

    @Test
    void of_two_who_replace_the_same_version_one_is_refused() {
        buckets.insert(bucket("b1", "ada"));
        var read = buckets.find("b1").orElseThrow();
        assertThat(buckets.replace(read.drop())).isTrue();
        assertThat(buckets.replace(read.drop())).isFalse();
        assertThat(buckets.find("b1").orElseThrow()).extracting(Bucket::drops, Bucket::version).containsExactly(1, 1L);
        assertThat(buckets.replace(bucket("b9", "ada"))).as("nothing is made by replacing").isFalse();
    }

    @Test
    void many_are_replaced_in_one_write_each_only_if_nobody_was_first() {
        buckets.insertAll(List.of(bucket("b1", "ada"), bucket("b2", "ada"), bucket("b3", "bo")));
        List<Bucket> read = buckets.findAll(List.of("b1", "b2", "b3"));
        buckets.change("b2", Bucket::drop);

        assertThat(buckets.replaceAll(read.stream().map(bucket -> bucket.drop().drop().with(new Lid.On(Instant.EPOCH))).toList()))
                .isEqualTo(2);

        assertThat(buckets.findAll(List.of("b1", "b2", "b3"))).extracting(Bucket::drops).containsExactly(2, 1, 2);
        assertThat(buckets.find("b1").orElseThrow()).satisfies(
                bucket -> assertThat(bucket.version()).isEqualTo(1),
                bucket -> assertThat(bucket.lid()).isEqualTo(new Lid.On(Instant.EPOCH)));
        assertThat(buckets.replaceAll(List.of(bucket("b9", "ada")))).as("nothing is made by replacing").isZero();
        assertThat(buckets.replaceAll(List.of())).isZero();
    }

    @Test
    void a_taken_value_is_refused_to_one_of_many_without_events() {
        buckets.insertAll(List.of(bucket("b1", "ada").keyed("k1"), bucket("b2", "ada")));
        Bucket second = buckets.find("b2").orElseThrow();

        assertThatThrownBy(() -> buckets.replaceAll(List.of(second.keyed("k1")))).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> buckets.replaceAll(List.of(second.telling()))).isInstanceOf(IllegalArgumentException.class);
        assertThat(buckets.find("b2")).contains(second);
    }

    @Test
    void no_change_is_lost_however_many_change_at_once() throws Exception {
        buckets.insert(bucket("b1", "ada"));
        var work = new ArrayList<Callable<Bucket>>();
        for (int i = 0; i < 60; i++) {
            work.add(() -> buckets.change("b1", Bucket::drop));
        }
        atOnce(6, work);
        assertThat(buckets.find("b1").orElseThrow()).extracting(Bucket::drops, Bucket::version).containsExactly(60, 60L);
    }

    @Test
    void a_change_that_changes_nothing_writes_nothing_and_one_of_nothing_is_an_error() {
        buckets.insert(bucket("b1", "ada"));
        assertThat(buckets.change("b1", now -> now).version()).isZero();
        assertThatThrownBy(() -> buckets.change("b2", Bucket::drop)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_list_is_by_equality_then_range_in_the_order_asked_for() {
        for (int i = 0; i < 10; i++) {
            var each = bucket("b" + i, i % 2 == 0 ? "ada" : "bo");
            buckets.insert(new Bucket(each.id(), each.owner(), each.key(), List.of(), i, each.lid(), List.of(), 0));
        }
        assertThat(buckets.list(Query.where("owner", "ada").descending("drops").limit(3))).extracting(Bucket::id).containsExactly("b8",
                "b6", "b4");
        assertThat(buckets.list(Query.where("owner", "ada").after("drops", 2).before("drops", 8).ascending("drops"))).extracting(Bucket::id)
                .containsExactly("b4", "b6");
        assertThat(buckets.list(Query.whereIn("owner", List.of("bo", "cy")).from("drops", 7).ascending("drops"))).extracting(Bucket::id)
                .containsExactly("b7", "b9");
        assertThat(buckets.findAll(List.of("b3", "b1", "b77"))).extracting(Bucket::id).containsExactly("b1", "b3");
        assertThat(buckets.list(Query.all().after("id", "b7").ascending("id"))).extracting(Bucket::id).containsExactly("b8", "b9");
    }

    @Test
    void a_list_of_values_is_found_by_each_of_them() {
        buckets.insert(labelled("b1", "red", "round"));
        buckets.insert(labelled("b2", "red"));
        assertThat(buckets.list(Query.where("labels", "red"))).extracting(Bucket::id).containsExactly("b1", "b2");
        buckets.change("b1", now -> new Bucket("b1", "ada", Optional.empty(), List.of("round"), 0, now.lid(), List.of(), now.version()));
        assertThat(buckets.list(Query.where("labels", "red"))).extracting(Bucket::id).containsExactly("b2");
        assertThat(buckets.list(Query.where("labels", "round"))).extracting(Bucket::id).containsExactly("b1");
    }

    @Test
    void a_member_of_a_sealed_type_is_found_by_its_short_name_also_when_it_was_renamed() {
        var lid = new Lid.Sealed(PersonId.create(), List.of(new Lid.Off(), new Lid.On(Instant.ofEpochMilli(1))));
        buckets.insert(bucket("b1", "ada").with(lid));
        buckets.insert(bucket("b2", "ada"));
        assertThat(buckets.list(Query.where("lid.is", "tight"))).containsExactly(bucket("b1", "ada").with(lid));
    }

    @Test
    void a_question_that_no_index_answers_is_refused() {
        assertThatThrownBy(() -> buckets.list(Query.where("drops", 3))).hasMessageContaining("no index of buckets starts with [drops]");
        assertThatThrownBy(() -> buckets.list(Query.all().from("drops", 3))).hasMessageContaining("needs an equality");
    }

    @Test
    void an_order_that_no_index_gives_is_refused() {
        assertThat(buckets.list(Query.where("owner", "ada").descending("drops").descending("id"))).isEmpty();
        assertThatThrownBy(() -> buckets.list(Query.where("owner", "ada"))).hasMessageContaining("goes on with [_id]");
        assertThatThrownBy(() -> buckets.list(Query.where("owner", "ada").ascending("key")))
                .hasMessageContaining("goes on with [key, _id]");
        assertThatThrownBy(() -> buckets.list(Query.all().ascending("drops"))).hasMessageContaining("goes on with [drops, _id]");
        assertThatThrownBy(() -> buckets.list(Query.where("owner", "ada").ascending("drops").descending("id")))
                .hasMessageContaining("one direction");
        assertThatThrownBy(() -> buckets.list(Query.where("owner", "ada").from("drops", 3).ascending("id")))
                .hasMessageContaining("by that field first");
    }

    @Test
    void equals_follow_in_the_direction_of_the_order() {
        List.of("b1", "b2", "b3").forEach(id -> buckets.insert(bucket(id, "ada")));
        assertThat(buckets.list(Query.where("owner", "ada").ascending("drops"))).extracting(Bucket::id).containsExactly("b1", "b2", "b3");
        assertThat(buckets.list(Query.where("owner", "ada").descending("drops"))).extracting(Bucket::id).containsExactly("b3", "b2", "b1");
    }

    @Test
    void a_decimal_of_an_older_program_is_read() {
        var rates = test.store().collection(Rate.class, "rates");
        test.store().bsonCollection("rates").insertOne(new BsonDocument("_id", new BsonString("old"))
                .append("rate", new BsonDecimal128(new Decimal128(new BigDecimal("0.0840")))));
        rates.insert(new Rate("new", new BigDecimal("0.0840")));
        assertThat(List.of(rates.find("old").orElseThrow().rate(), rates.find("new").orElseThrow().rate()))
                .containsOnly(new BigDecimal("0.0840"));
    }

    record Rate(String id, BigDecimal rate) {}

    @Test
    void every_document_comes_by_however_many_there_are() {
        assertThat(buckets.insertAll(IntStream.range(0, 2500).mapToObj(i -> bucket("b" + i, "ada")).toList())).isEqualTo(2500);
        var seen = new HashSet<String>();
        buckets.forEach(Query.where("owner", "ada").ascending("drops"), bucket -> seen.add(bucket.id()));
        assertThat(seen).hasSize(2500);
    }

    @Test
    void an_import_in_two_goes_says_how_many_were_new() {
        assertThat(buckets.insertAll(List.of(bucket("b1", "ada"), bucket("b2", "ada").keyed("k")))).isEqualTo(2);
        assertThat(buckets.insertAll(List.of(bucket("b1", "eve"), bucket("b3", "ada").keyed("k"), bucket("b4", "ada")))).isEqualTo(1);
        assertThat(buckets.find("b1").orElseThrow().owner()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void no_counter_value_is_given_twice(int threads) throws Exception {
        var counters = test.store().sequences();
        var work = new ArrayList<Callable<Long>>();
        for (int i = 0; i < 300; i++) {
            work.add(() -> counters.next("case"));
        }
        assertThat(atOnce(threads, work)).doesNotHaveDuplicates().hasSize(300);
        assertThat(counters.current("case")).isEqualTo(300);
        assertThat(counters.current("other")).isZero();
    }

    @Test
    void an_event_is_published_once_it_is_stored_and_leaves_the_aggregate_as_it_was() {
        buckets.insert(bucket("b1", "ada"));
        var after = buckets.change("b1", Bucket::telling);
        assertThat(test.told()).containsExactly(new Filled("b1", 0));
        assertThat(buckets.find("b1")).contains(after);
        assertThat(after.outbox()).isEmpty();
    }

    @Test
    void an_event_arrives_within_milliseconds_not_with_the_next_poll() {
        buckets.insert(bucket("b1", "ada").telling());
        long start = System.nanoTime();
        var latencies = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            buckets.change("b1", Bucket::telling);
            test.told();
            latencies.add(System.nanoTime() - start);
            start = System.nanoTime();
        }
        latencies.sort(null);
        // The poll alone would take 3 s and more; a busy machine may take long for one, not for most.
        assertThat(Duration.ofNanos(latencies.get(10))).isLessThan(Duration.ofSeconds(1));
    }

    /** Any mix of changes and events by many: all are published, those of one aggregate in order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_event_is_lost_and_the_order_within_one_aggregate_holds(long seed) throws Exception {
        var random = new Random(seed);
        var work = new ArrayList<Callable<Bucket>>();
        for (int i = 0; i < 5; i++) {
            buckets.insert(bucket("b" + i, "ada"));
        }
        for (int i = 0; i < 100; i++) {
            String id = "b" + random.nextInt(5);
            boolean tells = random.nextInt(3) > 0;
            work.add(() -> buckets.change(id, now -> tells ? now.drop().telling() : now.drop()));
        }
        atOnce(4, work);
        Map<String, List<Integer>> told = new LinkedHashMap<>();
        test.told()
                .forEach(event -> told.computeIfAbsent(((Filled) event).bucket(), key -> new ArrayList<>()).add(((Filled) event).drops()));
        assertThat(told.values()).allSatisfy(drops -> assertThat(drops).isSorted().doesNotHaveDuplicates());
        assertThat(buckets.list(Query.where("owner", "ada").ascending("drops")).stream().mapToInt(Bucket::drops).sum()).isEqualTo(100);
    }

    @Test
    void a_listener_that_refuses_is_called_again_until_it_takes_it() {
        Set<Object> refusedOnce = ConcurrentHashMap.newKeySet();
        test.listen(event -> {
            if (refusedOnce.add(event)) {
                throw new IllegalStateException("not now");
            }
        });
        buckets.insert(bucket("b1", "ada").telling());
        assertThat(test.told()).containsExactly(new Filled("b1", 0));
        assertThat(test.store().deadLetters().list()).isEmpty();
    }

    @Test
    void what_a_process_left_unpublished_is_published_by_another() {
        try (var silent = new Database(test.uri())) { // a command line: writes, delivers nothing
            var same = silent.collection(Bucket.class, "buckets");
            same.insert(bucket("b1", "ada").telling());
        }
        assertThat(test.told()).containsExactly(new Filled("b1", 0));
    }

    @Test
    void an_outbox_emptied_by_a_process_that_then_died_keeps_no_other_waiting() {
        test.store().bsonCollection("buckets").insertOne(BsonDocument.parse(
                "{_id: 'a-died', owner: 'ada', labels: [], drops: 0, lid: {is: 'off'}, version: {$numberLong: '0'}, _outbox: [], _telling: true}"));
        try (var silent = new Database(test.uri())) {
            silent.collection(Bucket.class, "buckets").insert(bucket("b1", "ada").telling());
        }
        assertThat(test.told()).containsExactly(new Filled("b1", 0));
    }

    record Everything(
            PersonId id, Money owed, Optional<LocalDate> due, YearMonth month, Duration patience, BigDecimal rate,
            Map<Kind, BigDecimal> rates,
            Set<Kind> kinds, Map<String, Object> facts, List<Optional<PhoneNumber>> phones, byte[] seal, boolean flag, double share) {
        enum Kind { LOW, HIGH }
    }

    @Test
    void every_kind_of_value_comes_back_as_it_went() {
        var all = test.store().collection(Everything.class, "everything");
        var one = new Everything(
                PersonId.create(), Money.usd("84.12"), Optional.of(LocalDate.of(2026, 11, 22)), YearMonth.of(2026, 11),
                Duration.ofMinutes(90),
                new BigDecimal("0.0840"), Map.of(Everything.Kind.HIGH, new BigDecimal("1.50")), Set.of(Everything.Kind.LOW),
                Map.of("amount", Money.usd(5), "due", LocalDate.of(2026, 1, 2), "text", "a.b", "n", 3, "who", PersonId.create(), "list",
                        List.of(1L, "x")),
                List.of(Optional.of(new PhoneNumber("+15035550101"))), new byte[] {1, 2}, true, 0.5);
        assertThat(all.insert(one)).isTrue();
        assertThat(all.find(one.id().value()).orElseThrow()).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void a_document_of_an_older_program_is_read_with_what_it_lacks_left_empty() {
        test.store().bsonCollection("buckets").insertOne(BsonDocument.parse("{_id: 'old', owner: 'ada', lid: {is: 'off'}, gone: 1}"));
        assertThat(buckets.find("old")).contains(bucket("old", "ada"));
    }
}
