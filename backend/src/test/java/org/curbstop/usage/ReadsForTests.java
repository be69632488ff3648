package org.curbstop.usage;

import java.time.Clock;
import org.curbstop.store.Store;

/** Readings over a test's database. */
public final class ReadsForTests {

    private ReadsForTests() {}

    public static Reads over(Store store, Clock clock) {
        return new Reads(new ReadBook(store), clock);
    }
}
