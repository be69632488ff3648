package org.curbstop.billing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/** The bills of every account, and what is owed on them. */
public final class Bills {

    private static final int RECENT = 26;

    private final Books books;
    private final Ledger ledger;
    private final Clock clock;
    private final List<PaymentsUnderway> underway;

    Bills(Books books, Ledger ledger, Clock clock, List<PaymentsUnderway> underway) {
        this.books = books;
        this.ledger = ledger;
        this.clock = clock;
        this.underway = underway;
    }

    /**
     * Files a bill and posts its charges to the ledger. May be repeated: a stop between the two is mended by the next call. False:
     * both were done before.
     */
    public boolean issue(Bill bill) {
        boolean filed = books.insert(bill);
        boolean posted = ledger.post(Entry.bill(bill, clock.instant()));
        ledger.close(bill.account());
        return filed || posted;
    }

    public Owed owed(AccountId account) {
        List<Bill> bills = books.bills(account, RECENT);
        Money balance = ledger.balance(account);
        boolean pending = underway.stream().anyMatch(u -> u.underway(account));
        return Owing.of(balance, bills, LocalDate.now(clock), pending);
    }

    /** Newest first. */
    public List<Bill> of(AccountId account, int limit) {
        return books.bills(account, limit);
    }

    public Optional<Bill> find(BillId id) {
        return books.bill(id);
    }
}
