package org.curbstop.papers;

import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.Audit;
import org.curbstop.store.Store;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.springframework.beans.factory.ObjectProvider;

/** This capability over a test's own database. */
public final class PapersForTests {

    public static final PaperLimits LIMITS = new PaperLimits(1024 * 1024, 5, 8, Period.ofYears(3));

    private PapersForTests() {}

    public static Papers over(Store store, Accounts accounts, Audit audit, MovableClock clock, Vouching... capabilities) {
        return over(new PaperStore(store), accounts, audit, clock, capabilities);
    }

    static Papers over(PaperStore store, Accounts accounts, Audit audit, MovableClock clock, Vouching... capabilities) {
        var vouching = new ObjectProvider<Vouching>() {
            @Override
            public Stream<Vouching> stream() {
                return List.of(capabilities).stream();
            }
        };
        return new Papers(store, accounts, audit, LIMITS, SampleUtility.millbrook(), vouching, clock);
    }
}
