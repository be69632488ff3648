package org.curbstop.billing;

import java.time.Clock;
import org.curbstop.common.Money;
import org.curbstop.store.Store;

/** A ledger over a test's database, for tests of those who post to it. */
public final class LedgerForTests {

    private LedgerForTests() {}

    public static Ledger over(Store store, Clock clock) {
        return new Ledger(new Books(store), clock, Money.USD);
    }
}
