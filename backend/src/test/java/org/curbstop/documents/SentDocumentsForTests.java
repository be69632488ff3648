package org.curbstop.documents;

import java.time.Period;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.AuditTrail;
import org.curbstop.store.Database;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;

/** Creates the sent documents over a test's own database. */
public final class SentDocumentsForTests {

    public static final DocumentLimits LIMITS = new DocumentLimits(1024 * 1024, 5, 8, Period.ofYears(3));

    private SentDocumentsForTests() {}

    public static SentDocuments over(Database database, Accounts accounts, AuditTrail audit, MovableClock clock) {
        return over(new SentDocumentRepository(database), accounts, audit, clock);
    }

    static SentDocuments over(SentDocumentRepository repository, Accounts accounts, AuditTrail audit, MovableClock clock) {
        return new SentDocuments(repository, accounts, audit, LIMITS, SampleUtility.millbrook(), clock);
    }
}
