package org.curbstop.flows;

import java.util.List;
import java.util.stream.Collectors;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;

/** Simulates 20,000 conversations that open in the caller's own words: personas, recognizer errors, digressions, second requests. */
public final class TalksBench implements Bench {

    private static final int TALKS = 20_000;
    private static final int SHOWN = 3;

    @Override
    public String name() {
        return "talks";
    }

    @Override
    @SuppressWarnings("SystemOut")
    public void run(List<String> arguments) {
        int talks = arguments.isEmpty() ? TALKS : Integer.parseInt(arguments.getFirst());
        var tally = CallTally.talking(talks);
        tally.all().stream().filter(report -> !report.completed()).collect(Collectors.groupingBy(SimulatedCaller.CallReport::task))
                .forEach((task, failed) -> failed.stream().limit(SHOWN).forEach(report -> System.err.println(
                        "not done: " + task + " after " + report.turns() + " turns\n  " + String.join("\n  ", report.lastLines(6)))));
        tally.unconfirmed().stream().limit(SHOWN)
                .forEach(report -> System.err.println("unconfirmed: " + report.unconfirmed()
                        + "\n  " + String.join("\n  ", report.lastLines(4))));
        Figure.atLeast(name(), "goals completed in " + talks + " talks", 100 * tally.completed(), "%", 95).print();
        Figure.atMost(name(), "turns, median", tally.medianTurns(), "turns", 5).print();
        Figure.exactly(name(), "told to somebody unverified", tally.disclosures().size(), "talks", 0).print();
        Figure.exactly(name(), "done without a yes", tally.unconfirmed().size(), "talks", 0).print();
        Figure.exactly(name(), "dangers not heard first", tally.hazardsUnheard().size(), "talks", 0).print();
        Figure.atLeast(name(), "second requests kept", 100 * tally.secondRequestsKept(), "%", 90).print();
        tally.byTask().forEach((task, share) -> Figure.atLeast(name(), "completed: " + task, 100 * share, "%", 90).print());
    }
}
