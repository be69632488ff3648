package org.curbstop.notices.preferences;

import java.time.Instant;
import java.util.List;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;

/**
 * Who may be texted, as a ledger that only grows. A number that its owner gave to the utility, or texted from, is consent to
 * service messages (47 CFR 64.1200); STOP in any reasonable wording ends it at once, START gives it again.
 */
public interface TextConsent {

    /** Whether texts to this number were stopped and not started since. */
    boolean isStopped(PhoneNumber phone);

    /**
     * Notes what a person did about texts, once for each piece of evidence.
     *
     * @param evidence what proves it, and makes it one entry: the id of the text that said so
     */
    void record(PhoneNumber phone, ConsentChange choice, String evidence);

    /** Oldest first: what a dispute asks for. */
    List<ConsentEntry> history(PhoneNumber phone);

    /** What was chosen. */
    enum ConsentChange {
        /** STOP, by whatever words. */
        STOPPED,
        /** START after a STOP. */
        STARTED,
        /** The network refused for an opt-out that we had not heard of. */
        STOPPED_AT_NETWORK
    }

    /** One line of the ledger. */
    record ConsentEntry(String id, PhoneNumber phone, ConsentChange choice, String evidence, Instant at, List<OutboxMessage> outbox)
            implements OutboxAggregate {}
}
