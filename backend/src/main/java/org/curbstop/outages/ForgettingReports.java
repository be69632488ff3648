package org.curbstop.outages;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.curbstop.store.Where;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what was reported without a place once staff are done with it and it has been kept long enough. */
@Component
final class ForgettingReports {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingReports.class);
    private static final int BATCH = 500;

    private final OutageStore store;
    private final Utility utility;
    private final Clock clock;

    ForgettingReports(OutageStore store, Utility utility, Clock clock) {
        this.store = store;
        this.utility = utility;
        this.clock = clock;
    }

    /** @return how many were deleted; more than a batch is finished by the next run */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
    int forget() {
        Instant last = clock.instant().atZone(utility.zone()).minus(utility.retention().unplacedReports()).toInstant();
        int gone = 0;
        for (UnplacedReport.Status done : List.of(UnplacedReport.Status.PLACED, UnplacedReport.Status.DISMISSED)) {
            gone += (int) store.unplaced.list(Where.is("status", done).ascending("id").limit(BATCH)).stream()
                    .filter(report -> report.at().isBefore(last) && store.unplaced.delete(report.id().value()))
                    .count();
        }
        if (gone > 0) {
            LOG.info("{} unplaced reports were kept long enough and are deleted", gone);
            Metrics.counter("curbstop.retention.deleted", "kind", "unplaced-reports").increment(gone);
        }
        return gone;
    }
}
