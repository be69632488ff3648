package org.curbstop.bench;

import java.net.URI;
import java.util.List;
import org.curbstop.bench.LoadGenerator.Kind;

/** Measures the outage map page and the outage feed with outages on them; compares with the bare endpoint. */
public final class StatusPageBench implements Bench {

    private static final int SECONDS = 8;

    @Override
    public String name() {
        return "status-page";
    }

    /** @param arguments duration of each part in seconds */
    @Override
    public void run(List<String> arguments) throws Exception {
        int seconds = arguments.isEmpty() ? SECONDS : Integer.parseInt(arguments.getFirst());
        var app = BenchApplication.start("--server.forward-headers-strategy=native");
        URI url = BenchApplication.url(app);
        URI bare = BenchApplication.url(BenchApplication.startBare(app));
        int reports = Load.closed(url, seconds, List.of(Kind.REPORT)).reports().size();
        for (Kind kind : List.of(Kind.BARE, Kind.MAP, Kind.FEED)) {
            Load.closed(kind == Kind.BARE ? bare : url, seconds, List.of(kind));
        }
        Load reference = Load.closed(bare, seconds, List.of(Kind.BARE));
        for (Kind kind : List.of(Kind.MAP, Kind.FEED)) {
            String what = (kind == Kind.MAP ? "/outage/map" : "/outages.geojson") + " with " + reports + " reports";
            Load asked = Load.closed(url, seconds, List.of(kind));
            Figure.atMost(name(), what + ", CPU", asked.cpuPerAnswer(), "us", 3, reference.cpuPerAnswer()).print();
            Figure.atLeast(name(), what + ", answered at most", asked.rate(), "requests/s", 0.45, reference.rate()).print();
            Load offered = Load.open(url, asked.rate() / 2, seconds, List.of(kind));
            Figure.atMost(name(), what + ", time at half of that, 99th percentile", offered.of(kind).p99() / 1e6, "ms", 250).print();
            Figure.exactly(name(), what + ", refused or failed", offered.of(kind).refused() + offered.of(kind).failed(), "requests", 0)
                    .print();
        }
    }
}
