package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of an aggregate, and the form in which everything is stored. */
class AggregateEventsTest extends AggregateCollectionScenario {

    AggregateEventsTest(TestStore test) {
        super(test);
    }

    @Test
    void an_event_is_published_after_storing_without_changing_the_aggregate() {
        buckets.insert(bucket("b1", "ada"));
        var after = buckets.change("b1", Bucket::telling);
        assertThat(test.told()).containsExactly(new Filled("b1", 0));
        assertThat(buckets.find("b1")).contains(after);
        assertThat(after.outbox()).isEmpty();
    }

    @Test
    void an_event_is_delivered_within_milliseconds_and_not_by_polling() {
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
        // Polling alone would take 3 s and more; a busy machine may be slow for one event, not for most.
        assertThat(Duration.ofNanos(latencies.get(10))).isLessThan(Duration.ofSeconds(1));
    }

    /** Concurrent changes and events: all are published, those of one aggregate in order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_event_is_lost_and_order_within_an_aggregate_is_kept(long seed) throws Exception {
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
    void a_failing_listener_is_called_again_until_it_succeeds() {
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
    void unpublished_events_are_published_by_another_process() {
        try (var silent = new Database(test.uri())) { // a command line program: it writes and delivers nothing
            var same = silent.collection(Bucket.class, "buckets");
            same.insert(bucket("b1", "ada").telling());
        }
        assertThat(test.told()).containsExactly(new Filled("b1", 0));
    }

    @Test
    void an_empty_outbox_left_by_a_crash_blocks_no_other() {
        test.store().bsonCollection("buckets").insertOne(BsonDocument.parse(
                "{_id: 'a-died', owner: 'ada', labels: [], drops: 0, lid: {is: 'off'}, version: {$numberLong: '0'}, _outbox: [], _telling: true}"));
        try (var silent = new Database(test.uri())) {
            silent.collection(Bucket.class, "buckets").insert(bucket("b1", "ada").telling());
        }
        assertThat(test.told()).containsExactly(new Filled("b1", 0));
    }

    @Test
    void an_event_that_cannot_be_cleared_comes_again_after_growing_pauses_and_is_counted() throws Exception {
        var registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        var stuck = new AtomicBoolean(true);
        List<Long> deliveries = new CopyOnWriteArrayList<>();
        try (var database = new Database(test.uri()); var relay = new OutboxRelay(database, (documents, id, entries) ->
                stuck.get() ? 0 : OutboxRelay.remove(documents, id, entries))) {
            database.collection(Bucket.class, "uncleared").insert(bucket("b1", "ada").telling());
            relay.watch("uncleared");
            relay.start(event -> deliveries.add(System.nanoTime()));
            relay.wake("uncleared", "b1");
            Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(() -> {
                relay.wake("uncleared", "b1"); // nothing may come before its pause is over
                return deliveries.size() == 4;
            });
            stuck.set(false);
            assertThat(relay.awaitDelivery(Duration.ofSeconds(30))).as("cleared in the end").isTrue();
            assertThat(registry.counter("curbstop.outbox.uncleared").count()).isEqualTo(4);
        } finally {
            Metrics.removeRegistry(registry);
        }
        assertThat(deliveries).hasSize(5);
        for (int pause = 1; pause <= 3; pause++) { // 200 ms, doubled each time, less a fifth of jitter
            assertThat(Duration.ofNanos(deliveries.get(pause) - deliveries.get(pause - 1)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(75L << pause));
        }
    }

    @Test
    void every_kind_of_value_is_read_back_unchanged() {
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
    void fields_missing_in_an_older_document_are_read_as_empty() {
        test.store().bsonCollection("buckets").insertOne(BsonDocument.parse("{_id: 'old', owner: 'ada', lid: {is: 'off'}, gone: 1}"));
        assertThat(buckets.find("old")).contains(bucket("old", "ada"));
    }
}
