package org.curbstop.audit;

import java.time.Clock;
import org.curbstop.store.Store;

/** The trail over a test's own database. */
public final class AuditForTests {

    private AuditForTests() {}

    public static Audit over(Store store, Clock clock) {
        return new Audit(store, clock);
    }
}
