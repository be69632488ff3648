package org.curbstop.notices.preferences;

import java.time.Instant;
import java.util.List;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;

/**
 * Consent to texts, as an append-only ledger. A number that its owner gave to the utility, or texted from, is consent to service messages
 * (47 CFR 64.1200); STOP in any reasonable wording revokes it at once, START restores it.
 */
public interface TextConsent {

    /** Returns whether texts to this number were stopped and not started since. */
    boolean isStopped(PhoneNumber phone);

    /**
     * Records a change of consent, once for each piece of evidence.
     *
     * @param evidence id of the text that proves the change; makes the entry unique
     */
    void record(PhoneNumber phone, ConsentChange choice, String evidence);

    /** Lists the ledger entries of a number, oldest first, as evidence in a dispute. */
    List<ConsentEntry> history(PhoneNumber phone);

    enum ConsentChange {
        /** STOP, in any wording. */
        STOPPED,
        /** START after a STOP. */
        STARTED,
        /** The network refused a text because of an opt-out that we did not know. */
        STOPPED_AT_NETWORK
    }

    /** One entry of the ledger. */
    record ConsentEntry(String id, PhoneNumber phone, ConsentChange choice, String evidence, Instant at, List<OutboxMessage> outbox)
            implements OutboxAggregate {}
}
