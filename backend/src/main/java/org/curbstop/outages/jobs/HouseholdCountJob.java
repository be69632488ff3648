package org.curbstop.outages.jobs;

import java.util.HashMap;
import java.util.Map;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.store.Database;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Corrects the household count of each outage that was open at startup, or while the database was down: a crash may have separated a report
 * from its count. It waits until nothing is reported between two runs, so that no report is counted twice.
 */
@Component
public final class HouseholdCountJob {

    private final OutageRepository repository;
    private final Database database;
    private final Map<OutageId, CountedHouseholds> seen = new HashMap<>();
    private boolean exact;

    /** @param byReport -1: not read, because the count had changed */
    private record CountedHouseholds(int counted, int byReport) {}

    public HouseholdCountJob(OutageRepository repository, Database database) {
        this.repository = repository;
        this.database = database;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    public void correctCounts() {
        if (!database.isReachable()) {
            seen.clear();
            exact = false;
        } else if (!exact) {
            var waiting = new HashMap<OutageId, CountedHouseholds>();
            repository.forEachOpen(outage -> correct(outage, waiting));
            seen.clear();
            seen.putAll(waiting);
            exact = waiting.isEmpty();
        }
    }

    private void correct(Outage outage, Map<OutageId, CountedHouseholds> waiting) {
        int counted = repository.countHouseholds(outage);
        var before = seen.get(outage.id());
        if (before == null || before.counted() != counted) {
            waiting.put(outage.id(), new CountedHouseholds(counted, -1));
            return;
        }
        int byReport = repository.countHouseholdsByReport(outage);
        if (byReport == counted) {
            return;
        }
        if (before.byReport() == byReport) {
            repository.correctCount(outage.id(), byReport - counted);
        } else {
            waiting.put(outage.id(), new CountedHouseholds(counted, byReport));
        }
    }
}
