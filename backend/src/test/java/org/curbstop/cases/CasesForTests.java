package org.curbstop.cases;

import java.time.Duration;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;

/** Cases and callbacks over a test's database. */
public final class CasesForTests {

    public final HandOffs handOffs;
    public final CallbackSlots slots;
    final CaseRepository repository;
    final CaseDeadlines deadlines;

    public CasesForTests(TestStore test, MillbrookCustomers millbrook) {
        var settings = new CaseDeadlines.CaseProperties(Duration.ofHours(2), 2, Duration.ofMinutes(30), 2);
        deadlines = new CaseDeadlines(SampleUtility.millbrook(), settings, millbrook.clock);
        repository = new CaseRepository(test.store());
        handOffs = new HandOffs(repository, deadlines, millbrook.audit);
        slots = new CallbackSlots(repository, SampleUtility.millbrook(), settings, deadlines);
    }
}
