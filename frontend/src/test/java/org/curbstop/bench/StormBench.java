package org.curbstop.bench;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.bench.Load.Answers;
import org.curbstop.bench.LoadGenerator.Kind;

/** Sends five times the capacity, a tenth of it reports: measures what is answered, how fast the rest is refused, and the recovery. */
public final class StormBench implements Bench {

    private static final int SECONDS = 10;
    private static final int WARMING = 3;
    private static final int TIMES = 5;
    private static final double CALM = 0.2;
    private static final Duration SETTLED = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "storm";
    }

    /** @param arguments duration of each part in seconds */
    @Override
    public void run(List<String> arguments) throws Exception {
        int seconds = arguments.isEmpty() ? SECONDS : Integer.parseInt(arguments.getFirst());
        URI url = BenchApplication.url(BenchApplication.start("--server.forward-headers-strategy=native"));
        List<Kind> mix = new ArrayList<>(Load.times(18, Kind.PAGE));
        mix.add(9, Kind.REPORT);
        mix.add(Kind.TEXT);
        Load.closed(url, WARMING * seconds, mix);
        double capacity = Load.closed(url, seconds, mix).rate();
        double places = freePlaces();
        Load storm = Load.open(url, TIMES * capacity, seconds, mix);
        double settled = secondsUntilFree(places);
        Load after = Load.open(url, CALM * capacity, seconds, mix);

        Answers reports = storm.of(Kind.REPORT);
        Answers texts = storm.of(Kind.TEXT);
        Figure.atLeast(name(), "answered a second at " + TIMES + " x capacity", storm.rate(), "requests/s", 0.9, capacity).print();
        Figure.atLeast(name(), "reports by GeoReport and text that were answered", reports.answered() + texts.answered(), "reports", 1,
                reports.offered() + texts.offered()).print();
        Figure.atMost(name(), "time of a GeoReport report, 99th percentile", reports.p99() / 1e6, "ms", 2_500).print();
        Figure.atMost(name(), "time of a text, 99th percentile", texts.p99() / 1e6, "ms", 8_000).print();
        Figure.atMost(name(), "time to be refused a page, median", storm.of(Kind.PAGE).refusedMedian() / 1e6, "ms", 50).print();
        Figure.atMost(name(), "time to be refused a page, 99th percentile", storm.of(Kind.PAGE).refusedP99() / 1e6, "ms", 50).print();
        Figure.exactly(name(), "neither answered nor refused", storm.sum(Answers::failed), "requests", 0).print();
        Figure.atMost(name(), "until nothing is worked on any more", settled, "s", SETTLED.toSeconds()).print();
        Figure.exactly(name(), "refused or failed after that", after.sum(Answers::refused) + after.sum(Answers::failed), "requests",
                0).print();
        Figure.atMost(name(), "time of an answer after that, 99th percentile", after.longest(Answers::p99), "ms", 250).print();
    }

    /** Reads the meters directly, because the application runs in this process. */
    private static double freePlaces() {
        return Metrics.globalRegistry.get("curbstop.admission.free").gauges().stream().mapToDouble(Gauge::value).sum();
    }

    private static double secondsUntilFree(double places) throws InterruptedException {
        long began = System.nanoTime();
        while (freePlaces() < places && System.nanoTime() - began < SETTLED.multipliedBy(2).toNanos()) {
            Thread.sleep(20);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
