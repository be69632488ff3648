package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.Document;
import org.curbstop.bench.StormReporter;
import org.curbstop.bench.StormReporter.ReportChannel;
import org.curbstop.common.PremiseId;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageDeskForTests;
import org.curbstop.outages.OutageReport;
import org.curbstop.start.ServerProcess;
import org.curbstop.store.Database;
import org.curbstop.store.Query;
import org.curbstop.store.TestStore;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs two instances on one database behind a simulated round-robin load balancer, so a call changes instances with every turn. One
 * instance is killed while people report, which the balancer notices a second later.
 */
@Tag("slow")
class TwoInstancesIT {

    private static final int REPORTS = 32;
    private static final int LINES = 8;

    @TempDir
    private Path folder;

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger thanked = new AtomicInteger();
    private volatile List<ServerProcess> instances = List.of();

    @Test
    @Timeout(300)
    void nothing_is_lost_or_duplicated_when_one_of_two_instances_is_killed() throws Exception {
        try (store; var elsewhere = new TestStore(); var database = new Database(store.uri());
                MongoClient client = MongoClients.create(store.uri());
                var one = DrillServers.begin(folder.resolve("one"), store.uri(), Map.of());
                var other = DrillServers.begin(folder.resolve("other"), store.uri(), Map.of())) {
            instances = List.of(DrillServers.opened(one), DrillServers.opened(other));
            List<StormReporter> reporters = reporters(client);
            var desk = new OutageDeskForTests(database, elsewhere);

            // With both instances up, each notice is sent once, by whichever instance is first.
            List<StormReporter> early = reporters.subList(0, REPORTS / 2);
            reportAll(early, REPORTS);
            restoreAll(desk, REPORTS / 2);
            areAskedOnce(client, early);

            List<StormReporter> late = reporters.subList(REPORTS / 2, REPORTS);
            reportAll(late, REPORTS * 3 / 4);
            assertThat(other.answers()).isTrue();
            restoreAll(desk, REPORTS);
            areAskedOnce(client, reporters);
        }
    }

    /** @param killAt number of confirmed reports after which the first instance is killed */
    private void reportAll(List<StormReporter> reporters, int killAt) throws Exception {
        try (var lines = Executors.newFixedThreadPool(LINES)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (StormReporter reporter : reporters) {
                running.add(lines.submit(() -> {
                    reporter.report();
                    if (thanked.incrementAndGet() == killAt && killAt < REPORTS) {
                        instances.getFirst().close();
                        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> instances = List.of(instances.getLast()));
                    }
                    return 0;
                }));
            }
            for (Future<Integer> each : running) {
                each.get();
            }
        }
    }

    private void restoreAll(OutageDeskForTests desk, int reported) {
        DrillServers.await(() -> reports(desk).size() >= reported);
        List<OutageReport> reports = reports(desk);
        assertThat(reports.stream().map(OutageReport::premise).map(premise -> premise.map(PremiseId::value).orElse("none"))
                .collect(Collectors.groupingBy(premise -> premise, Collectors.counting())))
                .as("reports of each household").hasSize(reported).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        assertThat(desk.repository.unplaced.list(Query.all())).isEmpty();
        DrillServers.await(() -> outages(desk).stream().mapToInt(desk.repository::countHouseholds).sum() == reported);
        outages(desk).stream().filter(Outage::isOut).forEach(outage -> desk.restore(outage.id()));
    }

    /** Looked up each time, because the instances may still merge some. */
    private static Collection<Outage> outages(OutageDeskForTests desk) {
        return reports(desk).stream().map(report -> desk.repository.findCurrent(report.outage()).orElseThrow())
                .collect(Collectors.toMap(Outage::id, outage -> outage, (one, _) -> one)).values();
    }

    private static List<OutageReport> reports(OutageDeskForTests desk) {
        var all = new ArrayList<OutageReport>();
        desk.repository.reports.forEach(Query.all(), all::add);
        return all;
    }

    private static void areAskedOnce(MongoClient client, List<StormReporter> reporters) {
        List<String> texted = reporters.stream().filter(reporter -> reporter.channel() == ReportChannel.TEXT).map(StormReporter::phone)
                .toList();
        var texts = client.getDatabase("curbstop").getCollection("sandbox_texts");
        var asked = Filters.and(Filters.eq("toUtility", false), Filters.in("person", texted), Filters.regex("body", "Are you back on"));
        DrillServers.await(() -> texts.countDocuments(asked) >= texted.size());
        var told = new ArrayList<String>();
        texts.find(asked).forEach((Document text) -> told.add(text.getString("person")));
        assertThat(told).as("asked once whether service is back").containsExactlyInAnyOrderElementsOf(texted);
    }

    private List<StormReporter> reporters(MongoClient client) {
        List<String> streets = new ArrayList<>();
        client.getDatabase("curbstop").getCollection("premises").find().forEach((Document each) -> {
            Document address = each.get("premise", Document.class).get("address", Document.class);
            if (Optional.ofNullable(address.getString("unit")).isEmpty()) {
                streets.add(address.getString("line1"));
            }
        });
        List<String> distinct = streets.stream().distinct().sorted().toList();
        assertThat(distinct).hasSizeGreaterThanOrEqualTo(REPORTS);
        var reporters = new ArrayList<StormReporter>();
        for (int i = 0; i < REPORTS; i++) {
            ReportChannel channel = ReportChannel.values()[i % ReportChannel.values().length];
            reporters.add(new StormReporter(http, this::next, channel, distinct.get(i), i));
        }
        return reporters;
    }

    /** Returns the next instance in round-robin order, for a second also a killed one. Signatures cover the name {@code localhost}. */
    private String next() {
        List<ServerProcess> known = instances;
        return "http://localhost:" + known.get(requests.getAndIncrement() % known.size()).port();
    }
}
