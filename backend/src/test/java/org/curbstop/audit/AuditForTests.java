package org.curbstop.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.curbstop.store.Store;
import org.curbstop.store.TestKey;

/** The trail over a test's own database. */
public final class AuditForTests {

    private AuditForTests() {}

    public static Audit over(Store store, Clock clock) {
        return new Audit(store, TestKey.KEY, new ExportedHeads(Path.of("target", "audit-" + UUID.randomUUID())), clock);
    }
}
