package org.curbstop.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.billing.imports.ImportedBill;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Repository for bills and ledger entries. */
@Component
final class BillingRepository {

    private static final String ACCOUNT = "account";

    private final AggregateCollection<LedgerEntry> ledger;
    private final AggregateCollection<BalanceSnapshot> snapshots;
    private final AggregateCollection<Bill> bills;
    private final CisBooks cis;

    BillingRepository(Database database) {
        this(database, new CisBooks(database));
    }

    @Autowired
    BillingRepository(Database database, CisBooks cis) {
        this.cis = cis;
        ledger = database.collection(LedgerEntry.class, "ledger", Index.on(ACCOUNT, "posted"), Index.on(ACCOUNT, "at"));
        snapshots = database.collection(BalanceSnapshot.class, "ledger_statements");
        bills = database.collection(Bill.class, "bills", Index.on(ACCOUNT, "issued"));
    }

    CisBooks cis() {
        return cis;
    }

    /** Returns false if an entry with this id already exists. */
    boolean insert(LedgerEntry entry) {
        return ledger.insert(entry);
    }

    /** Returns the number of new entries. */
    int insertAllEntries(List<LedgerEntry> entries) {
        return entries.size() - ledger.insertAll(entries).size();
    }

    Optional<LedgerEntry> entry(String id) {
        return ledger.find(id);
    }

    /** Returns entries posted after {@code after}, up to and including {@code upTo}, in no particular order. */
    List<LedgerEntry> listPosted(AccountId account, Instant after, Instant upTo) {
        var found = new ArrayList<LedgerEntry>();
        ledger.forEach(Query.where(ACCOUNT, account).after("posted", after).before("posted", upTo.plusMillis(1)), found::add);
        return found;
    }

    /** Returns entries by effective time, newest first, then by descending id. Starts after {@code seen}, the last of the previous page. */
    List<LedgerEntry> entries(AccountId account, int limit, Optional<LedgerEntry> seen) {
        var found = new ArrayList<LedgerEntry>();
        seen.ifPresent(last -> ledger.list(Query.where(ACCOUNT, account).and("at", last.at()).descending("id")).stream()
                .filter(e -> e.id().compareTo(last.id()) < 0)
                .limit(limit)
                .forEach(found::add));
        if (found.size() < limit) {
            Query rest = Query.where(ACCOUNT, account).descending("at").limit(limit - found.size());
            found.addAll(ledger.list(seen.map(last -> rest.before("at", last.at())).orElse(rest)));
        }
        return found;
    }

    Optional<BalanceSnapshot> snapshot(AccountId account) {
        return snapshots.find(account.value());
    }

    List<BalanceSnapshot> snapshots(List<String> accounts) {
        return snapshots.findAll(accounts);
    }

    /** Returns false if another process stored a later snapshot first. */
    boolean saveSnapshot(Optional<BalanceSnapshot> last, BalanceSnapshot next) {
        return last.isPresent() ? snapshots.replace(next) : snapshots.insert(next);
    }

    boolean insert(Bill bill) {
        return bills.insert(bill);
    }

    int insertAllBills(List<Bill> many) {
        return many.size() - bills.insertAll(many).size();
    }

    Optional<Bill> bill(BillId id) {
        return bills.find(id.value()).or(() -> cis.bill(id));
    }

    /** Returns local and CIS bills, newest first by day of issue. */
    List<Bill> bills(AccountId account, int limit) {
        return bills(account, limit, cis.bills(account, limit));
    }

    /** @param fromCis bills of the CIS, if they were read before */
    List<Bill> bills(AccountId account, int limit, List<ImportedBill> fromCis) {
        return Stream.concat(bills.list(Query.where(ACCOUNT, account).descending("issued").limit(limit)).stream(),
                        fromCis.stream().map(ImportedBill::bill))
                .sorted(Comparator.comparing(Bill::issued).reversed())
                .limit(limit)
                .toList();
    }
}
