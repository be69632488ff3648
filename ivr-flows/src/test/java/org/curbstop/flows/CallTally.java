package org.curbstop.flows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.common.Sha256Digest;
import org.curbstop.flows.SimulatedCaller.CallReport;
import org.curbstop.flows.SimulatedCaller.Manner;

/** Results of many simulated calls. */
record CallTally(List<CallReport> all) {

    double completed() {
        return all.stream().filter(CallReport::completed).count() / (double) all.size();
    }

    Map<String, Double> turnsByTask() {
        return all.stream().filter(CallReport::completed)
                .collect(Collectors.groupingBy(CallReport::task, Collectors.averagingInt(CallReport::turns)));
    }

    int medianTurns() {
        return all.stream().filter(CallReport::completed).mapToInt(CallReport::turns).sorted().skip(all.size() / 2).findFirst()
                .orElse(0);
    }

    List<CallReport> disclosures() {
        return all.stream().filter(report -> !report.amounts().isEmpty()).toList();
    }

    List<CallReport> hazardsUnheard() {
        return all.stream().filter(report -> !report.hazardHeard()).toList();
    }

    String fingerprint() {
        return Sha256Digest.of("callers", all.stream().map(CallReport::fingerprint).collect(Collectors.joining()));
    }

    Map<String, Double> byTask() {
        return new HashMap<>(all.stream()
                .collect(Collectors.groupingBy(CallReport::task, Collectors.averagingDouble(report -> report.completed() ? 1 : 0))));
    }

    /** Returns the calls in which something was done without a yes. */
    List<CallReport> unconfirmed() {
        return all.stream().filter(report -> !report.unconfirmed().isEmpty()).toList();
    }

    /** Returns the share of callers with two requests at once whose second request was kept. */
    double secondRequestsKept() {
        return all.stream().filter(report -> report.secondRequest().isPresent()).mapToInt(report -> report.secondKept() ? 1 : 0)
                .average().orElse(1);
    }

    static CallTally many(int calls, boolean impostor) {
        List<String> tasks = TestCaller.SET.roles().tasks().stream().sorted().toList();
        return new CallTally(IntStream.range(0, calls)
                .mapToObj(seed -> new SimulatedCaller(seed, tasks.get(seed % tasks.size()), Manner.HUMAN, impostor).call()).toList());
    }

    /** Simulates callers who say in their own words what they want; about one in five makes two requests at once. */
    static CallTally talking(int calls) {
        List<String> tasks = SpokenRequests.tasks();
        return new CallTally(IntStream.range(0, calls).parallel()
                .mapToObj(seed -> new SimulatedCaller(seed, tasks.get(seed % tasks.size()), Manner.TALKING, false).call()).toList());
    }
}
