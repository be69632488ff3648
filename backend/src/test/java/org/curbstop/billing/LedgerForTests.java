package org.curbstop.billing;

import java.time.Clock;
import org.curbstop.common.Money;
import org.curbstop.store.Database;

/** Creates a ledger over a test's database, for tests that post to it. */
public final class LedgerForTests {

    private LedgerForTests() {}

    public static Ledger over(Database database, Clock clock) {
        return new Ledger(new BillingRepository(database), clock, Money.USD);
    }
}
