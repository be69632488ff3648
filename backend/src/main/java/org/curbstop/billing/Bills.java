package org.curbstop.billing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Query;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The bills of every account, and what is owed on them. */
@Component
public final class Bills {

    private static final int RECENT = 26;

    private final BillingRepository repository;
    private final Ledger ledger;
    private final Clock clock;
    private final ObjectProvider<PendingPaymentLookup> pendingPayments;

    Bills(BillingRepository repository, Ledger ledger, Clock clock, ObjectProvider<PendingPaymentLookup> pendingPayments) {
        this.repository = repository;
        this.ledger = ledger;
        this.clock = clock;
        this.pendingPayments = pendingPayments;
    }

    /**
     * Files a bill and posts its charges to the ledger. May be repeated: the next call completes what a crash left between the two. False:
     * both were done before.
     */
    boolean issue(Bill bill) {
        boolean filed = repository.insert(bill);
        boolean posted = ledger.post(LedgerEntry.bill(bill, bill.issued().atStartOfDay(clock.getZone()).toInstant()));
        ledger.takeSnapshot(bill.account());
        return filed || posted;
    }

    /** Many at once, for imports; those of one account need not be together. Answers how many are new; may be repeated. */
    public int issueAll(List<Bill> many) {
        int filed = repository.insertAllBills(many);
        ledger.postAll(many.stream().map(b -> LedgerEntry.bill(b, b.issued().atStartOfDay(clock.getZone()).toInstant())).toList());
        return filed;
    }

    /**
     * Empty: no balance is known. The account came to us without a bill, an opening balance or any other charge, so that nothing is not
     * zero: nobody may hear that they owe nothing, and nobody may be asked for money or shut off.
     */
    public Optional<AmountOwed> owed(AccountId account) {
        List<Bill> bills = repository.bills(account, RECENT);
        return bills.isEmpty() && !ledger.hasCharges(account) && !ledger.balance(account).isPositive() ? Optional.empty()
                : Optional.of(owed(account, bills));
    }

    /** What may be collected: nothing where no balance is known. */
    public AmountOwed collectible(AccountId account) {
        return owed(account).orElseGet(() -> AmountOwed.zero(ledger.balance(account).currency()));
    }

    private AmountOwed owed(AccountId account, List<Bill> bills) {
        Money balance = ledger.balance(account);
        boolean pending = pendingPayments.stream().anyMatch(u -> u.hasPendingPayment(account));
        return AmountOwedCalculator.calculate(balance, unpaid(account, balance, bills), bills.stream().findFirst(), LocalDate.now(clock),
                pending);
    }

    /** How much of one charge is not paid; nothing where there is no such entry. @param entry its id in the ledger */
    public Money unpaid(AccountId account, String entry) {
        Money balance = ledger.balance(account);
        return unpaid(account, balance, repository.bills(account, RECENT)).stream()
                .filter(charge -> charge.entry().equals(entry)).map(DebtAging.OpenCharge::amount).findFirst().orElse(balance.zero());
    }

    private List<DebtAging.OpenCharge> unpaid(AccountId account, Money balance, List<Bill> bills) {
        return balance.isPositive()
                ? new DebtAging(bills, clock.getZone()).openCharges(balance, ledger.entries(account, Query.MAX_LIMIT, Optional.empty()))
                : List.of();
    }

    /** Newest first. */
    public List<Bill> list(AccountId account, int limit) {
        return repository.bills(account, limit);
    }

    public Optional<Bill> find(BillId id) {
        return repository.bill(id);
    }
}
