package org.curbstop.notices;

import java.time.Clock;
import java.util.List;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** The ledger in the store: an entry is written once and never changed; the last one holds. */
@Component
class ConsentLedger implements Consent {

    private final Documents<Entry> entries;
    private final Clock clock;

    ConsentLedger(Store store, Clock clock) {
        this.entries = store.documents(Entry.class, "consents", Index.on("phone", "at"));
        this.clock = clock;
    }

    @Override
    public boolean stopped(PhoneNumber phone) {
        return entries.list(Where.is("phone", phone).descending("at").limit(1)).stream().anyMatch(last -> last.choice() != Choice.STARTED);
    }

    @Override
    public void note(PhoneNumber phone, Choice choice, String evidence) {
        entries.insert(new Entry(choice + ":" + evidence, phone, choice, evidence, clock.instant()));
    }

    @Override
    public List<Entry> history(PhoneNumber phone) {
        return entries.list(Where.is("phone", phone).ascending("at"));
    }
}
