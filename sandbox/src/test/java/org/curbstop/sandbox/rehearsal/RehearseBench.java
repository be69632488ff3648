package org.curbstop.sandbox.rehearsal;

import java.util.List;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;

/** Rehearses going live with a large utility; one account in twenty has 25 months of bills, the others two. */
public final class RehearseBench implements Bench {

    private static final int ACCOUNTS = 100_000;
    private static final int MONTHS = 2;

    @Override
    public String name() {
        return "rehearse";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int accounts = arguments.isEmpty() ? ACCOUNTS : Integer.parseInt(arguments.getFirst());
        int differences = new GeneratedUtilityRehearsal().run(accounts, MONTHS, 1, System.err);
        Figure.exactly(name(), "differences with " + accounts + " accounts", differences, "differences", 0).print();
    }
}
