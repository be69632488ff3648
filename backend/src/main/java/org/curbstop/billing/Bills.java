package org.curbstop.billing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Where;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The bills of every account, and what is owed on them. */
@Component
public final class Bills {

    private static final int RECENT = 26;

    private final Books books;
    private final Ledger ledger;
    private final Clock clock;
    private final ObjectProvider<PaymentsUnderway> underway;

    Bills(Books books, Ledger ledger, Clock clock, ObjectProvider<PaymentsUnderway> underway) {
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
        boolean posted = ledger.post(Entry.bill(bill, bill.issued().atStartOfDay(clock.getZone()).toInstant()));
        ledger.close(bill.account());
        return filed || posted;
    }

    /** Many at once, for imports; those of one account need not be together. Answers how many are new; may be repeated. */
    public int issueAll(List<Bill> many) {
        int filed = books.insertBills(many);
        ledger.postAll(many.stream().map(b -> Entry.bill(b, b.issued().atStartOfDay(clock.getZone()).toInstant())).toList());
        return filed;
    }

    /**
     * Empty: no balance is known. The account came to us without a bill, an opening balance or any other charge, so that nothing is not zero:
     * nobody may be told that they owe nothing, and nobody may be asked for money or shut off.
     */
    public Optional<Owed> owed(AccountId account) {
        List<Bill> bills = books.bills(account, RECENT);
        return bills.isEmpty() && !ledger.isCharged(account) && !ledger.balance(account).isPositive() ? Optional.empty() : Optional.of(owed(account, bills));
    }

    /** What may be collected: nothing where no balance is known. */
    public Owed collectible(AccountId account) {
        return owed(account).orElseGet(() -> Owed.nothing(ledger.balance(account).currency()));
    }

    private Owed owed(AccountId account, List<Bill> bills) {
        Money balance = ledger.balance(account);
        boolean pending = underway.stream().anyMatch(u -> u.underway(account));
        return Owing.of(balance, open(account, balance, bills), bills.stream().findFirst(), LocalDate.now(clock), pending);
    }

    /** How much of one charge is not paid; nothing where there is no such entry. @param entry its id in the ledger */
    public Money open(AccountId account, String entry) {
        Money balance = ledger.balance(account);
        return open(account, balance, books.bills(account, RECENT)).stream()
                .filter(charge -> charge.entry().equals(entry)).map(Ageing.Open::amount).findFirst().orElse(balance.zero());
    }

    private List<Ageing.Open> open(AccountId account, Money balance, List<Bill> bills) {
        return balance.isPositive()
                ? new Ageing(bills, clock.getZone()).open(balance, ledger.entries(account, Where.MOST, Optional.empty()))
                : List.of();
    }

    /** Newest first. */
    public List<Bill> of(AccountId account, int limit) {
        return books.bills(account, limit);
    }

    public Optional<Bill> find(BillId id) {
        return books.bill(id);
    }
}
