package org.curbstop.usage;

import java.time.Clock;
import org.curbstop.store.Database;

/** Creates the meter reads over a test's database. */
public final class MeterReadsForTests {

    private MeterReadsForTests() {}

    public static MeterReads over(Database database, Clock clock) {
        return new MeterReads(database, clock);
    }
}
