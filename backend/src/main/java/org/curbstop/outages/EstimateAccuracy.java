package org.curbstop.outages;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accuracy of the estimates of recent outages, by the last time given for each before service was restored.
 *
 * @param estimates number of outages with an estimate
 * @param medianError median difference between estimate and restoration, early or late; for a range, from its end
 * @param kept number of outages restored by the estimated time
 */
public record EstimateAccuracy(int estimates, Duration medianError, int kept) {

    /** Returns the accuracy; empty if none of the outages had an estimate. */
    static Optional<EstimateAccuracy> of(Collection<Outage> ended) {
        List<Duration> late = ended.stream().flatMap(EstimateAccuracy::lateness).toList();
        if (late.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> errors = late.stream().map(Duration::abs).sorted().toList();
        Duration median = errors.get((errors.size() - 1) / 2).plus(errors.get(errors.size() / 2)).dividedBy(2);
        return Optional.of(new EstimateAccuracy(late.size(), median, (int) late.stream().filter(each -> !each.isPositive()).count()));
    }

    private static Stream<Duration> lateness(Outage outage) {
        return outage.state().restoredAt().flatMap(back -> lastBefore(outage, back).map(given -> Duration.between(given, back))).stream();
    }

    private static Optional<Instant> lastBefore(Outage outage, Instant back) {
        return outage.etrs().reversed().stream().filter(etr -> !etr.said().isAfter(back)).findFirst().flatMap(Etr::back);
    }

    /** Returns the share kept, in whole percent. */
    public int keptShare() {
        return Math.round(100f * kept / estimates);
    }
}
