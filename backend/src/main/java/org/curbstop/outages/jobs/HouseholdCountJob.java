package org.curbstop.outages.jobs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.store.Database;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Corrects the household count of each open outage at startup, after the database was down, and every few minutes: a crash, of another
 * process too, may have separated a report from its count. It waits until nothing is reported between two runs, so that no report is
 * counted twice.
 */
@Component
public final class HouseholdCountJob {

    /** Five minutes. */
    public static final int RUNS_UNTIL_NEXT_CHECK = 60;

    private final OutageRepository repository;
    private final Database database;
    private final Map<OutageId, CountedHouseholds> seen = new HashMap<>();
    private final Set<OutageId> checked = new HashSet<>();
    private boolean exact;
    private int runsSince;

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
            checked.clear();
            exact = false;
        } else if (exact) {
            runsSince++;
            exact = runsSince < RUNS_UNTIL_NEXT_CHECK;
        } else {
            var waiting = new HashMap<OutageId, CountedHouseholds>();
            repository.forEachOpen(outage -> correct(outage, waiting));
            seen.clear();
            seen.putAll(waiting);
            if (waiting.isEmpty()) {
                checked.clear();
                exact = true;
                runsSince = 0;
            }
        }
    }

    private void correct(Outage outage, Map<OutageId, CountedHouseholds> waiting) {
        if (checked.contains(outage.id())) {
            return; // others still wait
        }
        int counted = repository.countHouseholds(outage);
        var before = seen.get(outage.id());
        if (before == null || before.counted() != counted) {
            waiting.put(outage.id(), new CountedHouseholds(counted, -1));
            return;
        }
        int byReport = repository.countHouseholdsByReport(outage);
        if (byReport == counted) {
            checked.add(outage.id());
        } else if (before.byReport() == byReport) {
            repository.correctCount(outage.id(), byReport - counted);
            checked.add(outage.id());
        } else {
            waiting.put(outage.id(), new CountedHouseholds(counted, byReport));
        }
    }
}
