package org.curbstop.outages.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.tracking.OutageRepository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes outages a day after they were restored: later reports and answers are about a new outage. */
@Component
public final class OutageClosingJob {

    private static final Duration CLOSE_AFTER = Duration.ofHours(24);

    private final OutageRepository repository;
    private final Clock clock;

    public OutageClosingJob(OutageRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000)
    public void closeQuietOutages() {
        Instant now = clock.instant();
        for (Outage outage : repository.listRestored()) {
            if (outage.state() instanceof OutageState.Restored restored && restored.at().plus(CLOSE_AFTER).isBefore(now)) {
                repository.outages.change(outage.id().value(), each ->
                        OutageState.next(each.state(), new OutageState.OutageEvent.QuietPeriodOver(now)).map(each::withState).orElse(each));
            }
        }
    }
}
