package org.curbstop.outages.jobs;

import java.time.Clock;
import org.curbstop.store.DiskSpoolFactory;
import org.curbstop.utility.RetentionPeriods;
import org.curbstop.utility.Utility;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes spooled reports that could not be stored or read, once they were kept for staff long enough. */
@Component
record SpoolRetentionJob(DiskSpoolFactory spoolFactory, Utility utility, Clock clock) {

    /** @return number of files deleted */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT11M")
    int deleteExpired() {
        int gone = spoolFactory.deleteUnprocessed(RetentionPeriods.cutoff(clock.instant(), utility.retention().spoolFiles()));
        return RetentionPeriods.counted("spool-files", gone);
    }
}
