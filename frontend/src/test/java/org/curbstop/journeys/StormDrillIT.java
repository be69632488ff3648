package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.Document;
import org.curbstop.bench.GeneratedTown;
import org.curbstop.bench.StormReporter;
import org.curbstop.bench.StormReporter.ReportChannel;
import org.curbstop.common.PremiseId;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageDeskForTests;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageScope;
import org.curbstop.start.ServerProcess;
import org.curbstop.store.CuttableConnection;
import org.curbstop.store.Database;
import org.curbstop.store.Query;
import org.curbstop.store.TestStore;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Simulates a major storm: a feeder opens, its households report on all channels at once, the database connection is cut, the process is
 * killed, and the outage system accepts every poll but answers none. Set the size with {@code -Ddrill.premises=20000 -Ddrill.reports=2000
 * -Ddrill.cut=30}.
 */
@Tag("slow")
class StormDrillIT {

    private static final int PREMISES = Integer.getInteger("drill.premises", 4_000);
    private static final int REPORTS = Integer.getInteger("drill.reports", 400);
    private static final Duration CUT = Duration.ofSeconds(Integer.getInteger("drill.cut", 10));
    private static final int LINES = 50;
    private static final long SEED = 18_00;
    @TempDir
    private Path folder;

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final SleepingOutageSystem asleep = new SleepingOutageSystem();
    private final CuttableConnection wire = new CuttableConnection(port(store.uri()));
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile ServerProcess app;

    @Test
    @Timeout(900)
    void every_report_belongs_to_one_outage_and_is_notified_once() throws Exception {
        try (store; wire; asleep; var elsewhere = new TestStore(); var database = new Database(store.uri())) {
            try {
                app = start();
                List<StormReporter> reporters = reporters(importTown());
                report(reporters);
                var desk = new OutageDeskForTests(database, elsewhere);
                DrillServers.await(() -> reports(desk).size() == REPORTS);
                Outage outage = onlyOutage(desk);
                assertThat(outage.scope()).isInstanceOfSatisfying(OutageScope.Network.class, network -> {
                    assertThat(network.part()).isEqualTo(OutageScope.NetworkPart.FEEDER);
                    assertThat(network.name()).isEqualTo("North");
                });
                DrillServers.await(() -> desk.repository.countHouseholds(outage) == REPORTS); // counts lost with the process are restored
                desk.restore(outage.id());
                everybodyIsToldOnce(reporters);
                assertThat(asleep.calls()).as("polls of the outage system").isPositive();
            } finally {
                if (app != null) {
                    app.close();
                }
            }
        }
    }

    /** Sends all reports over parallel lines. Cuts the database after a quarter of them and kills the process after two thirds. */
    private void report(List<StormReporter> reporters) throws Exception {
        var next = new AtomicInteger();
        var thanked = new AtomicInteger();
        Callable<Void> line = () -> {
            for (int i = next.getAndIncrement(); i < reporters.size(); i = next.getAndIncrement()) {
                reporters.get(i).report();
                thanked.incrementAndGet();
            }
            return null;
        };
        try (var lines = Executors.newFixedThreadPool(LINES)) {
            var running = Collections.nCopies(LINES, line).stream().map(lines::submit).toList();
            DrillServers.await(() -> thanked.get() >= REPORTS / 4);
            wire.cut();
            int before = thanked.get();
            Thread.sleep(CUT);
            assertThat(thanked.get() - before).as("reports accepted without the database").isGreaterThan(REPORTS / 20);
            wire.mend();
            DrillServers.await(() -> thanked.get() >= REPORTS * 2 / 3 || thanked.get() == REPORTS);
            app.close();
            app = start();
            for (var each : running) {
                each.get();
            }
        }
        assertThat(thanked).hasValue(REPORTS);
    }

    private Outage onlyOutage(OutageDeskForTests desk) {
        List<OutageReport> reports = reports(desk);
        assertThat(reports.stream().map(OutageReport::premise).map(premise -> premise.map(PremiseId::value).orElse("none"))
                .collect(Collectors.groupingBy(premise -> premise, Collectors.counting())))
                .as("reports of each household").hasSize(REPORTS).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        assertThat(desk.repository.unplaced.list(Query.all())).isEmpty();
        DrillServers.await(() -> outages(desk).size() == 1); // reports are grouped a moment after they are accepted
        Set<Outage> outages = outages(desk);
        assertThat(outages).hasSize(1).allMatch(Outage::isOut);
        return outages.iterator().next();
    }

    private static Set<Outage> outages(OutageDeskForTests desk) {
        return reports(desk).stream().map(OutageReport::outage).distinct()
                .map(id -> desk.repository.findCurrent(id).orElseThrow()).collect(Collectors.toSet());
    }

    private static List<OutageReport> reports(OutageDeskForTests desk) {
        var all = new ArrayList<OutageReport>();
        desk.repository.reports.forEach(Query.all(), all::add);
        return all;
    }

    private void everybodyIsToldOnce(List<StormReporter> reporters) {
        Set<String> asked = reporters.stream().filter(reporter -> reporter.channel() == ReportChannel.TEXT).map(StormReporter::phone)
                .collect(Collectors.toCollection(HashSet::new));
        List<String> everybody = reporters.stream().map(StormReporter::phone).toList();
        try (var client = MongoClients.create(store.uri())) {
            var texts = client.getDatabase("curbstop").getCollection("sandbox_texts");
            var toReporters = Filters.and(Filters.eq("toUtility", false), Filters.in("person", everybody));
            DrillServers.await(() -> texts.countDocuments(toReporters) >= asked.size());
            var told = new ArrayList<String>();
            texts.find(toReporters).forEach((Document text) -> told.add(text.getString("person")));
            assertThat(told).as("notified once of the restoration").containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    private List<StormReporter> reporters(GeneratedTown town) {
        var north = new ArrayList<>(town.houses().stream().filter(house -> house.feeder().equals("North")).toList());
        Collections.shuffle(north, new Random(SEED));
        assertThat(north).hasSizeGreaterThanOrEqualTo(REPORTS);
        var reporters = new ArrayList<StormReporter>();
        for (int i = 0; i < REPORTS; i++) {
            ReportChannel channel = switch (i % 10) {
                case 0, 1, 2, 3, 4 -> ReportChannel.TEXT;
                case 5, 6 -> ReportChannel.PHONE;
                case 7 -> ReportChannel.PAGE;
                default -> ReportChannel.GEOREPORT;
            };
            reporters.add(new StormReporter(http, () -> "http://localhost:" + app.port(), channel, north.get(i).street(), i));
        }
        return reporters;
    }

    /** Imports generated sandbox accounts and a network for them, as an operator would: with files and the command line. */
    private GeneratedTown importTown() throws Exception {
        GeneratedTown town = GeneratedTown.of(app.get("/sandbox/accounts.csv?accounts=" + PREMISES).body(), PREMISES);
        town.importInto(folder, Map.of("CURBSTOP_MONGODB_URI", wired(), "CURBSTOP_DATA", folder.resolve("data").toString()));
        return town;
    }

    private ServerProcess start() throws IOException, InterruptedException {
        return DrillServers.opened(DrillServers.begin(folder, wired(), Map.of("CURBSTOP_OUTAGE_SYSTEM_URL", asleep.url())));
    }

    private String wired() {
        return store.uri().replaceFirst(":\\d+/", ":" + wire.port() + "/");
    }

    private static int port(String uri) {
        return Integer.parseInt(uri.replaceFirst(".*:(\\d+)/.*", "$1"));
    }
}
