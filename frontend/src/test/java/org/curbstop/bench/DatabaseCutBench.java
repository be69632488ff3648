package org.curbstop.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bson.Document;
import org.curbstop.bench.Load.Answers;
import org.curbstop.bench.LoadGenerator.Kind;
import org.curbstop.store.CuttableConnection;
import org.curbstop.store.files.EmbeddedStore;

/**
 * Sends calls, texts and reports at a constant rate while the connection to the database is slow, cut, restored and reset. Then checks that
 * every accepted report is stored.
 */
public final class DatabaseCutBench implements Bench {

    private static final int SECONDS = 60;
    private static final int WARMING = 10;
    private static final double RATE = 30;
    /** Fraction of the capacity with a working database, so that the cut is measured and not a machine that is too small. */
    private static final double SHARE = 0.25;
    private static final Duration SLOW = Duration.ofMillis(100);
    private static final Duration SETTLED = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "db-cut";
    }

    /** @param arguments total duration in seconds: a sixth of it slow, a third cut */
    @Override
    public void run(List<String> arguments) throws Exception {
        int seconds = arguments.isEmpty() ? SECONDS : Integer.parseInt(arguments.getFirst());
        List<Kind> mix = List.of(Kind.CALL, Kind.TEXT, Kind.REPORT);
        try (var store = EmbeddedStore.inMemory();
                var wire = new CuttableConnection(Integer.parseInt(store.uri().replaceFirst(".*:(\\d+)/.*", "$1")));
                MongoClient mongo = MongoClients.create(store.uri())) {
            var url = BenchApplication.url(BenchApplication.start("--server.forward-headers-strategy=native",
                    "--curbstop.mongodb-uri=" + store.uri().replaceFirst(":\\d+/", ":" + wire.port() + "/")));
            Load.closed(url, WARMING, mix);
            double rate = Math.min(RATE, SHARE * Load.closed(url, WARMING, mix).rate());
            Set<String> before = reports(mongo);
            var running = CompletableFuture.supplyAsync(() -> {
                try {
                    return Load.open(url, rate, seconds, mix);
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
            Thread.sleep(seconds * 1000L / 6);
            wire.delay(SLOW);
            Thread.sleep(seconds * 1000L / 6);
            wire.delay(Duration.ZERO);
            wire.cut();
            Thread.sleep(seconds * 1000L / 3);
            wire.mend();
            Thread.sleep(seconds * 1000L / 6);
            wire.reset();
            Load load = running.get();
            Set<String> stored = awaitReports(mongo, before, load);

            Figure.exactly(name(), "calls without TwiML or refused, at %.1f requests/s".formatted(rate), missed(load.of(Kind.CALL)),
                    "calls", 0).print();
            Figure.exactly(name(), "texts failed", load.of(Kind.TEXT).failed(), "texts", 0).print();
            Figure.exactly(name(), "texts told to come again", load.of(Kind.TEXT).refused(), "texts", 0).print();
            Figure.atMost(name(), "time of a call's answer, longest", load.of(Kind.CALL).longest() / 1e6, "ms", 2_000).print();
            Figure.atMost(name(), "time of a text's answer, longest", load.of(Kind.TEXT).longest() / 1e6, "ms", 8_000).print();
            Figure.exactly(name(), "reports refused or failed", missed(load.of(Kind.REPORT)), "reports", 0).print();
            Figure.exactly(name(), "accepted reports that are lost", load.reports().stream().filter(id -> !stored.contains(id)).count(),
                    "reports", 0).print();
            long more = stored.size() - new HashSet<>(load.reports()).size() - missed(load.of(Kind.REPORT));
            Figure.exactly(name(), "reports beyond those accepted", Math.max(0, more), "reports", 0).print();
        }
    }

    private static long missed(Answers answers) {
        return answers.refused() + answers.failed();
    }

    /** Waits until reports that were spooled to disk during the cut are stored, and returns the new reports. */
    private static Set<String> awaitReports(MongoClient mongo, Set<String> before, Load load) throws InterruptedException {
        long end = System.nanoTime() + SETTLED.toNanos();
        Set<String> stored = reports(mongo);
        while (!stored.containsAll(load.reports()) && System.nanoTime() < end) {
            Thread.sleep(500);
            stored = reports(mongo);
        }
        stored.removeAll(before);
        return stored;
    }

    private static Set<String> reports(MongoClient mongo) {
        var ids = new HashSet<String>();
        for (String collection : List.of("outage_reports", "outage_reports_unplaced")) {
            for (Document report : mongo.getDatabase("curbstop").getCollection(collection).find(Filters.empty())) {
                ids.add(report.getString("_id"));
            }
        }
        return ids;
    }
}
