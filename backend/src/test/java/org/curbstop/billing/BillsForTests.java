package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Database;
import org.curbstop.utility.CisAgreement;
import org.curbstop.utility.ServiceType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Bills and their ledger over a test's database, for tests that need amounts owed. */
public final class BillsForTests {

    public final Ledger ledger;
    public final Bills bills;
    public final CisBooks books;
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final Map<String, Instant> posted = new HashMap<>();
    private final Map<String, String> postings = new HashMap<>();
    private boolean pending;

    /** Records when the CIS posted this ledger entry. */
    public void acknowledge(LedgerEntry entry, Instant at) {
        posted.put(entry.id(), at);
    }

    /** Records that this ledger entry was sent under the given posting ID. */
    public void sent(String postingId, LedgerEntry entry) {
        postings.put(postingId, entry.id());
    }

    public ObjectProvider<PostingAcknowledgements> acknowledgements() {
        var known = new StaticListableBeanFactory();
        known.addBean("acknowledgements", new PostingAcknowledgements() {
            @Override
            public Map<String, Instant> postedByCis(AccountId account) {
                return Map.copyOf(posted);
            }

            @Override
            public Optional<String> ledgerEntry(String postingId, AccountId account) {
                return Optional.ofNullable(postings.get(postingId));
            }
        });
        return known.getBeanProvider(PostingAcknowledgements.class);
    }

    public BillsForTests(Database database, Clock clock) {
        this(database, clock, Optional.empty());
    }

    /** @param cis the agreement with the CIS, if the utility has one */
    public BillsForTests(Database database, Clock clock, Optional<CisAgreement> cis) {
        books = new CisBooks(database);
        var repository = new BillingRepository(database, books);
        ledger = new Ledger(repository, clock, Money.USD, acknowledgements());
        beans.addBean("underway", (PendingPaymentLookup) account -> pending);
        bills = new Bills(repository, ledger, clock, beans.getBeanProvider(PendingPaymentLookup.class), cis);
    }

    /** Sets whether every account has a pending payment. */
    public void paymentUnderway(boolean is) {
        pending = is;
    }

    /**
     * Issues a bill with one line.
     *
     * @param days of its period: 30, 60 or 90
     */
    public Bill issue(AccountId account, String amount, LocalDate issued, LocalDate due, int days) {
        return issue(account, ServiceType.ELECTRIC, amount, issued, due, days);
    }

    public Bill issue(AccountId account, ServiceType service, String amount, LocalDate issued, LocalDate due, int days) {
        var determinants = new BillingDeterminants("residential", new ServicePeriod(issued.minusDays(days), issued), Set.of(), Map.of(),
                Map.of());
        Money money = Money.usd(amount);
        var line = new BillLine("service", service, BillLine.BillLineKind.FIXED, Map.of("en", "Service"), BigDecimal.ONE,
                "month",
                money.decimal(), money, Optional.empty(), 0);
        Bill bill = Bill.of(BillId.create(), account, issued, due, determinants, List.of(), List.of(line), money.zero(), money.zero());
        bills.issue(bill);
        return bill;
    }

    /** An entry for the amount owed when the account was imported. */
    public static LedgerEntry opening(AccountId account, Money owed, Instant at) {
        return LedgerEntry.of(account, LedgerEntry.EntryKind.OPENING, account.value(), owed, at);
    }
}
