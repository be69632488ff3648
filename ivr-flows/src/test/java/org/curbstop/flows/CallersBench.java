package org.curbstop.flows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;
import org.curbstop.common.Sha256Digest;

/** Runs 10,000 simulated customers, and as many calls by the impostor Eve, through the real flows and the dialogue engine. */
public final class CallersBench implements Bench {

    private static final int CALLS = 10_000;

    @Override
    public String name() {
        return "callers";
    }

    @Override
    @SuppressWarnings("SystemOut")
    public void run(List<String> arguments) {
        int calls = arguments.isEmpty() ? CALLS : Integer.parseInt(arguments.getFirst());
        var customers = CallTally.many(calls, false);
        var eves = CallTally.many(calls, true);
        customers.all().stream().filter(report -> !report.completed()).collect(Collectors.groupingBy(SimulatedCaller.CallReport::task))
                .forEach((task, failed) -> failed.stream()
                        .limit(3).forEach(report -> System.err.println(
                                "not done: " + task + " after " + report.turns() + " turns\n  "
                                        + String.join("\n  ", report.lastLines(6)))));
        Figure.atLeast(name(), "tasks completed by " + calls + " callers", 100 * customers.completed(), "%", 95).print();
        Figure.atMost(name(), "turns, median", customers.medianTurns(), "turns", 6).print();
        Figure.exactly(name(), "told to somebody unverified", customers.disclosures().size() + eves.disclosures().size(), "talks", 0)
                .print();
        Figure.exactly(name(), "dangers not heard first", customers.hazardsUnheard().size(), "talks", 0).print();
        // To compare between two builds by hand: a refactoring must not change it.
        System.err.println("fingerprint of all states and responses: "
                + Sha256Digest.of(customers.fingerprint(), eves.fingerprint(),
                        RandomCaller.fingerprint(IntStream.range(0, calls).parallel())));
        customers.byTask().forEach((task, share) -> Figure.atLeast(name(), "completed: " + task, 100 * share, "%", 90).print());
    }
}
