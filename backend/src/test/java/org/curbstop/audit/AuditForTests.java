package org.curbstop.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.curbstop.store.Database;
import org.curbstop.store.TestKey;

/** Creates the audit trail over a test's own database. */
public final class AuditForTests {

    private AuditForTests() {}

    public static AuditTrail over(Database database, Clock clock) {
        return new AuditTrail(database, TestKey.KEY, new AuditHeadExport(Path.of("target", "audit-" + UUID.randomUUID())), clock);
    }
}
