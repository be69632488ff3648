package org.curbstop.accounts;

import java.time.Clock;
import org.curbstop.accounts.imports.AccountNumberLookup;
import org.curbstop.accounts.imports.AccountUpsert;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.audit.AuditForTests;
import org.curbstop.audit.AuditTrail;
import org.curbstop.store.Database;
import org.curbstop.utility.SampleUtility;

/** The accounts capability over an empty database, for tests of other capabilities. */
public final class AccountsForTests {

    private final AccountRepository repository;
    private final AuditTrail audit;
    private final Clock clock = SampleUtility.clock();

    public AccountsForTests(Database database) {
        this.repository = new AccountRepository(database);
        this.audit = AuditForTests.over(database, clock);
    }

    public AccountRepository repository() {
        return repository;
    }

    public Accounts accounts() {
        return new Accounts(repository, SampleUtility.millbrook(), audit);
    }

    public AccountUpsert takingOver() {
        return new AccountUpsert(repository, SampleUtility.millbrook(), clock);
    }

    public AccountNumberLookup numbers() {
        return new AccountNumberLookup(repository);
    }

    public CustomerProfiles profiles() {
        return new CustomerProfiles(repository, SampleUtility.millbrook(), audit, clock);
    }

    public AuditTrail audit() {
        return audit;
    }
}
