package org.curbstop.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Query;
import org.curbstop.utility.CisAgreement;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Bills and amounts owed of all accounts. */
@Component
public final class Bills {

    static final int RECENT = 26;

    private final BillingRepository repository;
    private final Ledger ledger;
    private final Clock clock;
    private final ObjectProvider<PendingPaymentLookup> pendingPayments;

    private final Optional<CisAgreement> cis;

    @Autowired
    Bills(BillingRepository repository, Ledger ledger, Clock clock, ObjectProvider<PendingPaymentLookup> pendingPayments, Utility utility) {
        this(repository, ledger, clock, pendingPayments, utility.cis());
    }

    Bills(BillingRepository repository, Ledger ledger, Clock clock, ObjectProvider<PendingPaymentLookup> pendingPayments) {
        this(repository, ledger, clock, pendingPayments, Optional.empty());
    }

    Bills(BillingRepository repository, Ledger ledger, Clock clock, ObjectProvider<PendingPaymentLookup> pendingPayments,
            Optional<CisAgreement> cis) {
        this.cis = cis;
        this.repository = repository;
        this.ledger = ledger;
        this.clock = clock;
        this.pendingPayments = pendingPayments;
    }

    /**
     * Stores a bill and posts its charges to the ledger. Idempotent: a repeated call completes what a crash left undone. Returns false if
     * both were already done.
     */
    boolean issue(Bill bill) {
        boolean filed = repository.insert(bill);
        boolean posted = ledger.post(LedgerEntry.bill(bill, bill.issued().atStartOfDay(clock.getZone()).toInstant()));
        ledger.takeSnapshot(bill.account());
        return filed || posted;
    }

    /** Issues bills of any accounts in a batch, for imports. Returns the number of new bills. Idempotent. */
    public int issueAll(List<Bill> many) {
        int filed = repository.insertAllBills(many);
        ledger.postAll(many.stream().map(b -> LedgerEntry.bill(b, b.issued().atStartOfDay(clock.getZone()).toInstant())).toList());
        return filed;
    }

    /**
     * Returns what an account owes; empty if no balance is known. That is the case if the account was imported without a bill, an opening
     * balance or any other charge, or if the utility has a customer information system (CIS) that has not reported on it. Unknown is not
     * zero: the customer must not be told that nothing is owed, and must not be asked for money or disconnected.
     */
    public Optional<AmountOwed> owed(AccountId account) {
        Optional<CisBalance.Facts> facts = ledger.cisFacts(account);
        List<Bill> bills = recent(account, facts);
        Optional<CisBalance> fromCis = facts.flatMap(CisBalance::of);
        if (fromCis.isPresent() || (cis.isPresent() && bills.isEmpty())) {
            return fromCis.map(balance -> owed(account, bills, balance));
        }
        return bills.isEmpty() && !ledger.hasCharges(account) && !ledger.balance(account).isPositive() ? Optional.empty()
                : Optional.of(owed(account, bills));
    }

    /** Returns the time of the CIS balance; empty if the local ledger has the balance, which is always current. */
    public Optional<Instant> findBalanceTime(AccountId account) {
        return ledger.cisBalance(account).map(CisBalance::asOf);
    }

    /** Returns the collectible amount: zero if the balance is unknown or outdated. */
    public AmountOwed collectible(AccountId account) {
        return owed(account).filter(known -> known.staleSince().isEmpty())
                .orElseGet(() -> AmountOwed.zero(ledger.balance(account).currency()));
    }

    private AmountOwed owed(AccountId account, List<Bill> bills, CisBalance balance) {
        Instant oldest = clock.instant().minus(Duration.ofDays(cis.orElse(CisAgreement.DEFAULT).balancesValidDays()));
        return AmountOwedCalculator.calculate(balance.total(), unpaid(balance, bills), bills.stream().findFirst(), LocalDate.now(clock),
                isPaymentPending(account),
                Optional.of(balance.asOf()).filter(asOf -> asOf.isBefore(oldest)).map(asOf -> LocalDate.ofInstant(asOf, clock.getZone())));
    }

    private AmountOwed owed(AccountId account, List<Bill> bills) {
        Money balance = ledger.balance(account);
        return AmountOwedCalculator.calculate(balance, unpaid(account, balance, bills), bills.stream().findFirst(), LocalDate.now(clock),
                isPaymentPending(account), Optional.empty());
    }

    private boolean isPaymentPending(AccountId account) {
        return pendingPayments.stream().anyMatch(u -> u.hasPendingPayment(account));
    }

    /**
     * Returns the unpaid part of a charge; zero if there is no such ledger entry.
     *
     * @param entry id of the ledger entry
     */
    public Money unpaid(AccountId account, String entry) {
        Optional<CisBalance.Facts> facts = ledger.cisFacts(account);
        Optional<CisBalance> fromCis = facts.flatMap(CisBalance::of);
        if (fromCis.isPresent()) {
            return unpaid(fromCis.get(), recent(account, facts), account, entry);
        }
        Money balance = ledger.balance(account);
        return unpaid(account, balance, recent(account, facts)).stream()
                .filter(charge -> charge.entry().equals(entry)).map(DebtAging.OpenCharge::amount).findFirst().orElse(balance.zero());
    }

    /** A charge that the CIS has posted is included in its statement and cannot be told apart: it counts as open up to the balance. */
    private Money unpaid(CisBalance balance, List<Bill> bills, AccountId account, String entry) {
        if (balance.open().stream().noneMatch(each -> each.id().equals(entry))) {
            Money nothing = balance.total().zero();
            return repository.entry(entry).filter(each -> each.account().equals(account))
                    .map(each -> each.amount().min(balance.total()).max(nothing)).orElse(nothing);
        }
        return unpaid(balance, bills).stream()
                .filter(charge -> charge.entry().equals(entry)).map(DebtAging.OpenCharge::amount).findFirst()
                .orElse(balance.total().zero());
    }

    /**
     * Returns the bills that are not paid in full. A balance from the CIS does not say which: payments go to the oldest bill first, so it is
     * on the newest ones.
     */
    public Set<BillId> listUnpaid(AccountId account) {
        Optional<CisBalance.Facts> facts = ledger.cisFacts(account);
        List<Bill> bills = recent(account, facts);
        Optional<CisBalance> fromCis = facts.flatMap(CisBalance::of);
        if (fromCis.isPresent()) {
            Set<BillId> open = new HashSet<>();
            Money left = fromCis.get().total();
            for (int i = 0; i < bills.size() && left.isPositive(); i++) {
                open.add(bills.get(i).id());
                left = left.minus(bills.get(i).charges());
            }
            return open;
        }
        Set<String> entries = unpaid(account, ledger.balance(account), bills).stream().map(DebtAging.OpenCharge::entry)
                .collect(Collectors.toSet());
        return bills.stream().map(Bill::id).filter(id -> entries.contains(LedgerEntry.EntryKind.BILL + ":" + id))
                .collect(Collectors.toSet());
    }

    /** Returns the latest bills, newest first. Those of the CIS were read with its other facts and are not read again. */
    private List<Bill> recent(AccountId account, Optional<CisBalance.Facts> facts) {
        return repository.bills(account, RECENT, facts.map(CisBalance.Facts::bills).orElse(List.of()));
    }

    private List<DebtAging.OpenCharge> unpaid(CisBalance balance, List<Bill> bills) {
        return balance.total().isPositive() ? new DebtAging(bills, clock.getZone()).openCharges(balance.total(), balance.open())
                : List.of();
    }

    private List<DebtAging.OpenCharge> unpaid(AccountId account, Money balance, List<Bill> bills) {
        return balance.isPositive()
                ? new DebtAging(bills, clock.getZone()).openCharges(balance, ledger.entries(account, Query.MAX_LIMIT, Optional.empty()))
                : List.of();
    }

    /** Returns bills, newest first. */
    public List<Bill> list(AccountId account, int limit) {
        return repository.bills(account, limit);
    }

    public Optional<Bill> find(BillId id) {
        return repository.bill(id);
    }
}
