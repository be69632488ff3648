package org.curbstop.outages.jobs;

import java.util.List;
import org.curbstop.outages.Outage;
import org.curbstop.outages.StormMode;
import org.curbstop.outages.tracking.OutageRepository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the households without service that are not alone in reporting, for the rule that starts and ends storm mode. */
@Component
record StormModeJob(OutageRepository repository, StormMode storm) {

    @Scheduled(fixedDelay = 30_000)
    void count() {
        List<Outage> published = repository.listPublished();
        storm.applyRule(repository.countHouseholds(published).values().stream().mapToInt(Integer::intValue).sum());
    }
}
