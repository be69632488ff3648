package org.curbstop.outages;

import java.time.Clock;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.audit.AuditForTests;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.PartialRestoration;
import org.curbstop.store.Database;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;

/** Reads and restores outages in the database of an application in another process, which delivers the events. */
public final class OutageDeskForTests {

    public final OutageRepository repository;
    private final StaffOutages staffOutages;

    /** @param elsewhere store of the audit trail, because the chain in the database belongs to the application */
    public OutageDeskForTests(Database database, TestStore elsewhere) {
        repository = new OutageRepository(database);
        var network = new NetworkRepository(database);
        var grouping = new OutageGrouping(repository, network, new AccountsForTests(database).accounts(), TestKey.KEY, Clock.systemUTC());
        staffOutages = new StaffOutages(repository, grouping, new PartialRestoration(repository, grouping, network),
                AuditForTests.over(elsewhere.store(), Clock.systemUTC()), Clock.systemUTC());
    }

    public void restore(OutageId id) {
        staffOutages.restore(id, OutagesForTests.OSCAR);
    }
}
