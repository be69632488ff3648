package org.curbstop.outages;

import java.nio.file.Path;
import org.curbstop.common.GeoPoint;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.io.TempDir;

/** Outage reports of guests and customers in Millbrook. */
@DatabaseTest
abstract class OutageReportingScenario {

    static final String UNKNOWN = "+15035550177";
    static final String OTHER = "+15035550178";
    static final GeoPoint MILL_POND = new GeoPoint(45.5, -122.6);

    final TestStore test;
    final OutagesForTests fixture;

    OutageReportingScenario(TestStore test, @TempDir Path data) {
        this.test = test;
        this.fixture = new OutagesForTests(test, data);
    }
}
