package org.curbstop.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Where bills and ledger are kept. */
@Component
final class Books {

    private static final String ACCOUNT = "account";

    private final Documents<Entry> ledger;
    private final Documents<Statement> statements;
    private final Documents<Bill> bills;

    Books(Store store) {
        ledger = store.documents(Entry.class, "ledger", Index.on(ACCOUNT, "posted"), Index.on(ACCOUNT, "at"));
        statements = store.documents(Statement.class, "ledger_statements");
        bills = store.documents(Bill.class, "bills", Index.on(ACCOUNT, "issued"));
    }

    /** False: an entry of this id is there already. */
    boolean insert(Entry entry) {
        return ledger.insert(entry);
    }

    /** How many are new. */
    int insertEntries(List<Entry> entries) {
        return ledger.insertAll(entries);
    }

    Optional<Entry> entry(String id) {
        return ledger.find(id);
    }

    /** Posted after the one moment, up to and including the other, in no order that counts. */
    List<Entry> posted(AccountId account, Instant after, Instant upTo) {
        var found = new ArrayList<Entry>();
        ledger.each(Where.is(ACCOUNT, account).after("posted", after).before("posted", upTo.plusMillis(1)), found::add);
        return found;
    }

    /** By the day they count from, newest first, those of one moment by id backwards; after {@code seen} where a page before ended with it. */
    List<Entry> entries(AccountId account, int limit, Optional<Entry> seen) {
        var found = new ArrayList<Entry>();
        seen.ifPresent(last -> ledger.list(Where.is(ACCOUNT, account).and("at", last.at()).descending("id")).stream()
                .filter(e -> e.id().compareTo(last.id()) < 0)
                .limit(limit)
                .forEach(found::add));
        if (found.size() < limit) {
            Where rest = Where.is(ACCOUNT, account).descending("at").limit(limit - found.size());
            found.addAll(ledger.list(seen.map(last -> rest.before("at", last.at())).orElse(rest)));
        }
        return found;
    }

    Optional<Statement> statement(AccountId account) {
        return statements.find(account.value());
    }

    List<Statement> statements(List<String> accounts) {
        return statements.findAll(accounts);
    }

    /** False: somebody else closed a later one first. */
    boolean close(Optional<Statement> last, Statement next) {
        return last.isPresent() ? statements.replace(next) : statements.insert(next);
    }

    boolean insert(Bill bill) {
        return bills.insert(bill);
    }

    int insertBills(List<Bill> many) {
        return bills.insertAll(many);
    }

    Optional<Bill> bill(BillId id) {
        return bills.find(id.value());
    }

    /** Newest first by day of issue. */
    List<Bill> bills(AccountId account, int limit) {
        return bills.list(Where.is(ACCOUNT, account).descending("issued").limit(limit));
    }
}
