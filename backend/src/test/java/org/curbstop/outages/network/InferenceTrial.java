package org.curbstop.outages.network;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** Counts how often the failed device or premise is found, exactly and within one level of the network. */
record InferenceTrial(int failures, int exact, int withinOne) {

    static InferenceTrial ofPredictor(long firstSeed, int networks) {
        return of(firstSeed, networks, RandomNetwork::predicted);
    }

    static InferenceTrial ofNearestCommonAncestor(long firstSeed, int networks) {
        return of(firstSeed, networks, (network, failure) -> network.nearestCommonAncestor());
    }

    private static InferenceTrial of(long firstSeed, int networks, BiFunction<RandomNetwork, String, String> guess) {
        return LongStream.range(firstSeed, firstSeed + networks).mapToObj(RandomNetwork::new)
                .flatMap(network -> network.failed.stream().map(failure -> network.levels(failure, guess.apply(network, failure))))
                .map(levels -> new InferenceTrial(1, is(levels, 0), is(levels, 1)))
                .reduce(new InferenceTrial(0, 0, 0),
                        (a, b) -> new InferenceTrial(a.failures + b.failures, a.exact + b.exact, a.withinOne + b.withinOne));
    }

    private static int is(Optional<Integer> levels, int most) {
        return levels.filter(far -> far <= most).isPresent() ? 1 : 0;
    }

    double exactShare() {
        return 100.0 * exact / failures;
    }

    double withinOneShare() {
        return 100.0 * withinOne / failures;
    }
}
