package org.curbstop.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.curbstop.store.Database;
import org.curbstop.store.TestKey;

/** The trail over a test's own database. */
public final class AuditForTests {

    private AuditForTests() {}

    public static AuditTrail over(Database store, Clock clock) {
        return new AuditTrail(store, TestKey.KEY, new AuditHeadExport(Path.of("target", "audit-" + UUID.randomUUID())), clock);
    }
}
