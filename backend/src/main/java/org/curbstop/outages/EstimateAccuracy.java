package org.curbstop.outages;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How good the estimates of the last outages were: of each, the last time that was given before service was back.
 *
 * @param estimates how many were given a time
 * @param medianError between that time and the return, early or late; of a range, its end
 * @param kept how many were back by that time
 */
public record EstimateAccuracy(int estimates, Duration medianError, int kept) {

    /** Empty: of none of them was a time given. */
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

    /** In whole percent. */
    public int keptShare() {
        return Math.round(100f * kept / estimates);
    }
}
