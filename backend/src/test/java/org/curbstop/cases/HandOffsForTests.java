package org.curbstop.cases;

import java.time.Duration;
import org.curbstop.audit.AuditTrail;
import org.curbstop.store.Database;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;

/** Creates the hand-offs over a test's own database. */
public final class HandOffsForTests {

    private HandOffsForTests() {}

    public static HandOffs over(Database database, AuditTrail audit, MovableClock clock) {
        var settings = new CaseDeadlines.CaseProperties(Duration.ofHours(2), 2, Duration.ofMinutes(30), 2);
        return new HandOffs(new CaseRepository(database), new CaseDeadlines(SampleUtility.millbrook(), settings, clock), audit);
    }
}
