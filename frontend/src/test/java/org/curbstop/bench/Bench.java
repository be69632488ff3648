package org.curbstop.bench;

import java.util.Map;
import java.util.TreeMap;

/** The benches by name. Never run by the tests; each prints one line of JSON per figure and takes its reference in the same run. */
public final class Bench {

    @FunctionalInterface
    interface Run {
        void run() throws Exception;
    }

    private static final Map<String, Run> BENCHES = new TreeMap<>(Map.of("turn", () -> TurnBench.measure()));

    private Bench() {}

    public static void main(String[] args) throws Exception {
        Run bench = args.length == 0 ? null : BENCHES.get(args[0]);
        if (bench == null) {
            System.err.println("benches: " + String.join(", ", BENCHES.keySet()));
            System.exit(args.length == 0 || args[0].equals("list") ? 0 : 2);
        } else {
            bench.run();
            System.exit(0);
        }
    }
}
