package org.curbstop.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.curbstop.bench.ReplayedStorm.HouseholdReport;
import org.curbstop.bench.StormReporter.ReportChannel;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.PredictingOutages;
import org.curbstop.store.Query;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Replays a storm at 100,000 reports an hour on an imported network: each report, by GeoReport or text, is sent when it is due, and its
 * time counts from then. Then compares the outages with the devices that have failed.
 */
public final class ReplayBench implements Bench {

    private static final int SECONDS = 3_600;
    private static final double RATE = 100_000 / 3_600.0;
    private static final int HOUSES_FOR_A_REPORT = 3;
    private static final int HOUSES_ON_A_FEEDER = 1_600;
    /** The day of the storm on Long Island after which the rules for outage lines were changed. */
    private static final long SEED = 2020_08_04;
    private static final double MILLIS = 250;
    private static final Duration SETTLED = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private record SentReport(ReportChannel channel, int tries, long nanos) {}

    /** Numbers of reports. */
    private record Comparison(long inOneOutage, long exact, long oneAbove) {}

    @Override
    public String name() {
        return "replay";
    }

    /** @param arguments duration in seconds at the same rate; the town is as large as it needs */
    @Override
    public void run(List<String> arguments) throws Exception {
        int count = (int) Math.round(RATE * (arguments.isEmpty() ? SECONDS : Integer.parseInt(arguments.getFirst())));
        ConfigurableApplicationContext app = BenchApplication.start("--server.forward-headers-strategy=native");
        URI url = BenchApplication.url(app);
        try (var requests = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(requests).build()) {
            var storm = new ReplayedStorm(importTown(app, http, url, count), count, SEED);
            List<HouseholdReport> reports = storm.reports();
            List<SentReport> sent = send(IntStream.range(0, count).mapToObj(i -> new StormReporter(http, url::toString,
                    i % 2 == 0 ? ReportChannel.GEOREPORT : ReportChannel.TEXT, reports.get(i).house().street(), i)).toList());
            Comparison found = settled(app, reports);
            long accepted = sent.stream().filter(each -> each.tries() > 0).count();

            Figure.exactly(name(), "reports accepted, of %,d failures".formatted(storm.failures()), accepted, "reports", count).print();
            Figure.exactly(name(), "reports that had to be sent again", sent.stream().filter(each -> each.tries() > 1).count(), "reports",
                    0).print();
            Figure.exactly(name(), "accepted reports that are not in exactly one outage", accepted - found.inOneOutage(), "reports", 0)
                    .print();
            Figure.atLeast(name(), "reports in an outage at the failed device", 100.0 * found.exact() / count, "%", 80).print();
            Figure.atLeast(name(), "reports in an outage there or one level above", 100.0 * (found.exact() + found.oneAbove()) / count,
                    "%", 97).print();
            Figure.atMost(name(), "time of a report by GeoReport, 99th percentile", p99(sent, ReportChannel.GEOREPORT), "ms", MILLIS)
                    .print();
            Figure.atMost(name(), "time of a report by text, both turns, 99th percentile", p99(sent, ReportChannel.TEXT), "ms", 2 * MILLIS)
                    .print();
            Figure.atMost(name(), "heap after it, with the embedded database", heap() / 1048576.0, "MiB", 512).print();
        }
    }

    private static GeneratedTown importTown(ConfigurableApplicationContext app, HttpClient http, URI url, int reports)
            throws IOException, InterruptedException {
        int houses = Math.max(HOUSES_ON_A_FEEDER, HOUSES_FOR_A_REPORT * reports);
        String accounts = http.send(HttpRequest.newBuilder(url.resolve("/sandbox/accounts.csv?accounts=" + houses)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        GeneratedTown town = GeneratedTown.of(accounts, HOUSES_ON_A_FEEDER);
        town.importInto(Files.createTempDirectory("curbstop-town"),
                Map.of("CURBSTOP_DATA", Path.of(app.getEnvironment().getRequiredProperty("curbstop.data")).toString()));
        return town;
    }

    /** Sends each report when it is due, even if earlier ones are unanswered. One that is never accepted has no tries. */
    private static List<SentReport> send(List<StormReporter> reporters) throws InterruptedException {
        var results = new ArrayList<Future<SentReport>>();
        try (var households = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = System.nanoTime();
            for (StormReporter reporter : reporters) {
                long due = began + (long) (results.size() * 1e9 / RATE);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                results.add(households.submit(() -> new SentReport(reporter.channel(), reporter.report(), System.nanoTime() - due)));
            }
        }
        var sent = new ArrayList<SentReport>();
        for (int i = 0; i < results.size(); i++) {
            try {
                sent.add(results.get(i).get());
            } catch (ExecutionException neverAccepted) {
                sent.add(new SentReport(reporters.get(i).channel(), 0, Long.MAX_VALUE));
            }
        }
        return sent;
    }

    /** Compares once all evidence is weighed and nothing changes any more: reports are grouped a moment after they are accepted. */
    private static Comparison settled(ConfigurableApplicationContext app, List<HouseholdReport> reports) throws InterruptedException {
        var repository = app.getBean(OutageRepository.class);
        var predicting = app.getBean(PredictingOutages.class);
        long end = System.nanoTime() + SETTLED.toNanos();
        Comparison last = compare(repository, reports);
        for (boolean settled = false; !settled && System.nanoTime() < end;) {
            Thread.sleep(PAUSE);
            Comparison now = compare(repository, reports);
            settled = predicting.predictChanged() && now.equals(last);
            last = now;
        }
        return last;
    }

    private static Comparison compare(OutageRepository repository, List<HouseholdReport> reports) {
        Map<String, List<OutageReport>> stored = new HashMap<>();
        repository.reports.forEach(Query.all(), report -> report.premise().flatMap(_ -> report.place())
                .ifPresent(street -> stored.computeIfAbsent(street, _ -> new ArrayList<>()).add(report)));
        Map<OutageId, Optional<Outage>> outages = new HashMap<>();
        long inOne = 0;
        long exact = 0;
        long above = 0;
        for (HouseholdReport each : reports) {
            List<OutageReport> its = stored.getOrDefault(each.house().street(), List.of());
            Optional<Outage> outage = its.size() != 1 ? Optional.empty()
                    : outages.computeIfAbsent(its.getFirst().outage(), repository::findCurrent).filter(Outage::isOut);
            String device = outage.map(Outage::scope).filter(OutageScope.Network.class::isInstance).map(OutageScope::searchText).orElse("");
            inOne += outage.isPresent() ? 1 : 0;
            exact += device.equals(each.device()) ? 1 : 0;
            above += !device.isBlank() && device.equals(each.above()) ? 1 : 0;
        }
        return new Comparison(inOne, exact, above);
    }

    private static double p99(List<SentReport> sent, ReportChannel channel) {
        long[] nanos = sent.stream().filter(each -> each.channel() == channel).mapToLong(SentReport::nanos).sorted().toArray();
        return nanos[(int) Math.min(nanos.length - 1L, Math.round(0.99 * nanos.length))] / 1e6;
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
