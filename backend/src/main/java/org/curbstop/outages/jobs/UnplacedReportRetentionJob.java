package org.curbstop.outages.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.curbstop.outages.UnplacedReport;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.store.Query;
import org.curbstop.utility.RetentionPeriods;
import org.curbstop.utility.Utility;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes unplaced reports that staff have placed or dismissed, once their retention period has passed. */
@Component
public final class UnplacedReportRetentionJob {

    private static final int BATCH = 500;

    private final OutageRepository repository;
    private final Utility utility;
    private final Clock clock;

    public UnplacedReportRetentionJob(OutageRepository repository, Utility utility, Clock clock) {
        this.repository = repository;
        this.utility = utility;
        this.clock = clock;
    }

    /** @return number of reports deleted; the next run continues after a full batch */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
    public int deleteExpired() {
        Instant last = clock.instant().atZone(utility.zone()).minus(utility.retention().unplacedReports()).toInstant();
        int gone = 0;
        for (UnplacedReport.PlacementStatus done : List.of(UnplacedReport.PlacementStatus.PLACED,
                UnplacedReport.PlacementStatus.DISMISSED)) {
            gone += (int) repository.unplaced.list(Query.where("status", done).ascending("id").limit(BATCH)).stream()
                    .filter(report -> report.at().isBefore(last) && repository.unplaced.delete(report.id().value()))
                    .count();
        }
        return RetentionPeriods.counted("unplaced-reports", gone);
    }
}
