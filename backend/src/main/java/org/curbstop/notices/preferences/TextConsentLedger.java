package org.curbstop.notices.preferences;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Stores the consent ledger. Entries are never changed; the latest one applies. */
@Component
public class TextConsentLedger implements TextConsent {

    private final AggregateCollection<ConsentEntry> entries;
    private final Clock clock;

    public TextConsentLedger(Database database, Clock clock) {
        this.entries = database.collection(ConsentEntry.class, "consents", Index.on("phone", "at"));
        this.clock = clock;
    }

    @Override
    public boolean isStopped(PhoneNumber phone) {
        return entries.list(Query.where("phone", phone).descending("at").limit(1)).stream()
                .anyMatch(last -> last.choice() != ConsentChange.STARTED);
    }

    @Override
    public void record(PhoneNumber phone, ConsentChange choice, String evidence) {
        String id = choice + ":" + evidence;
        Instant now = clock.instant();
        entries.insert(new ConsentEntry(id, phone, choice, evidence, now,
                List.of(OutboxMessage.of(new TextConsentChanged(id, phone, choice, now)))));
    }

    @Override
    public List<ConsentEntry> history(PhoneNumber phone) {
        return entries.list(Query.where("phone", phone).ascending("at"));
    }
}
