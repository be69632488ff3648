package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.outages.jobs.HouseholdCountJob;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class HouseholdCountJobTest {

    private final OutagesForTests fixture;
    private final HouseholdCountJob job;

    HouseholdCountJobTest(TestStore test, @TempDir Path data) {
        fixture = new OutagesForTests(test, data);
        fixture.street("Aspen St", 10, "North");
        job = new HouseholdCountJob(fixture.repository, test.store());
    }

    @Test
    void a_count_lost_in_a_crash_is_added_once() {
        Outage outage = reported("SM1", "12 Alder St");
        reported("SM2", "1001 Aspen St");
        fixture.repository.correctCount(outage.id(), -1);
        job.correctCounts();
        job.correctCounts();
        assertThat(fixture.outages.countHouseholds(outage)).as("no correction while a count may be in progress").isEqualTo(1);
        run(5);
        assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(2);
    }

    @Test
    void a_count_that_drifts_while_running_is_corrected_within_minutes() {
        Outage outage = reported("SM1", "12 Alder St");
        reported("SM2", "1001 Aspen St");
        run(5);
        fixture.repository.countReport(outage.id());
        run(HouseholdCountJob.RUNS_UNTIL_NEXT_CHECK + 5);
        assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(2);
    }

    private void run(int times) {
        for (int i = 0; i < times; i++) {
            job.correctCounts();
        }
    }

    @Test
    void nothing_is_corrected_while_reports_come_in() {
        Outage outage = reported("SM1", "12 Alder St");
        fixture.repository.correctCount(outage.id(), -1);
        for (int i = 0; i < 5; i++) {
            reported("SM-more" + i, 1002 + i + " Aspen St");
            job.correctCounts();
        }
        assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(5);
    }

    private Outage reported(String key, String street) {
        return fixture.reporting.report(OutagesForTests.by(key, "+1503555" + Math.floorMod(key.hashCode(), 9000), MillbrookCustomers.at(street)))
                .outage().orElseThrow();
    }
}
