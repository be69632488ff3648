package org.curbstop.accounts;

import java.time.Clock;
import org.curbstop.audit.Audit;
import org.curbstop.audit.AuditForTests;
import org.curbstop.store.Store;
import org.curbstop.utility.SampleUtility;

/** This capability over an empty database, for tests of those that use it. */
public final class AccountsForTests {

    private final Register register;
    private final Audit audit;
    private final Clock clock = SampleUtility.clock();

    public AccountsForTests(Store store) {
        this.register = new Register(store);
        this.audit = AuditForTests.over(store, clock);
    }

    public Accounts accounts() {
        return new Accounts(register, SampleUtility.millbrook(), audit);
    }

    public TakingOver takingOver() {
        return new TakingOver(register);
    }

    public Profiles profiles() {
        return new Profiles(register, SampleUtility.millbrook(), audit, clock);
    }

    public Audit audit() {
        return audit;
    }
}
