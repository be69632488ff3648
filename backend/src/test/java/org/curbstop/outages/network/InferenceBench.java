package org.curbstop.outages.network;

import java.util.List;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;

/** Measures how often the failed device is found in 500 random networks, compared with the nearest common ancestor of all reports. */
public final class InferenceBench implements Bench {

    private static final int NETWORKS = 500;
    private static final long FIRST_SEED = 1000;

    @Override
    public String name() {
        return "inference";
    }

    @Override
    public void run(List<String> arguments) {
        int networks = arguments.isEmpty() ? NETWORKS : Integer.parseInt(arguments.getFirst());
        InferenceTrial naive = InferenceTrial.ofNearestCommonAncestor(FIRST_SEED, networks);
        InferenceTrial trial = InferenceTrial.ofPredictor(FIRST_SEED, networks);
        Figure.atLeast(name(), "device exact", trial.exactShare(), "%", 80).print();
        Figure.atLeast(name(), "device within one level", trial.withinOneShare(), "%", 97).print();
        Figure.atLeast(name(), "device exact beside the nearest common ancestor", trial.exactShare(), "%", 1, naive.exactShare()).print();
        Figure.atLeast(name(), "device within one level beside the same", trial.withinOneShare(), "%", 1, naive.withinOneShare()).print();
    }
}
