package org.curbstop.orders.deposits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.orders.Deposit;
import org.curbstop.orders.Deposit.Quote;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.events.DepositWaived;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.utility.ServiceType;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deposits against the final bill: required by rule, charged once, carried over on a move, returned by staff. Each has a ledger entry; the
 * charge of a withdrawn order is reversed there.
 */
@Component
public final class Deposits {

    private static final String ENTRY = "DEPOSIT:%s/deposit";

    private final OrderRepository repository;
    private final OrderRules.DepositRules rules;
    private final Accounts accounts;
    private final Bills bills;
    private final Ledger ledger;
    private final Clock clock;

    public Deposits(OrderRepository repository, OrderRules rules, Accounts accounts, Bills bills, Ledger ledger, Clock clock) {
        this.repository = repository;
        this.rules = rules.deposits();
        this.accounts = accounts;
        this.bills = bills;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Returns the id of the ledger entry for an order's deposit. */
    static String ledgerEntry(ServiceOrder order) {
        return ENTRY.formatted(order.id());
    }

    Optional<Deposit> find(AccountId account) {
        return repository.deposits.find(account.value()).filter(deposit -> deposit.charged().isPositive());
    }

    /**
     * @param customer the customer, if already known
     * @param leaving account that a move leaves
     */
    public Quote quote(Set<ServiceType> services, Optional<PersonId> customer, Optional<AccountId> leaving, LocalDate today) {
        Money none = rules.none();
        Money full = services.stream().map(service -> rules.residential().getOrDefault(service, none)).reduce(none, Money::plus);
        Money held = leaving.flatMap(this::find).map(Deposit::charged).orElse(none);
        if (full.isZero()) {
            return quote(full, none, none, "not-needed");
        }
        if (customer.filter(person -> hasGoodHistory(person, today)).isPresent()) {
            return quote(full, none, held.min(full), "good-history");
        }
        if (held.isPositive()) {
            return quote(full, full.minus(held).max(none), held.min(full), "carried-over");
        }
        return quote(full, full, none, customer.isPresent() ? "short-history" : "new-customer");
    }

    /** Returns the quote of an order that never requires a deposit, because it ends service or moves nobody. */
    public Quote noDeposit() {
        return new Quote(rules.none(), rules.none(), rules.none(), "not-needed", "");
    }

    private Quote quote(Money full, Money due, Money carried, String why) {
        return new Quote(full, due, carried, why, rules.source());
    }

    private boolean hasGoodHistory(PersonId person, LocalDate today) {
        List<Account> own = accounts.listVisibleTo(person).stream().filter(a -> a.holder().equals(person)).toList();
        return own.stream()
                .anyMatch(a -> !a.opened().plusMonths(rules.historyMonths()).isAfter(today)
                        && a.agreements().stream().anyMatch(g -> g.isActiveOn(today)))
                && own.stream().flatMap(a -> bills.owed(a.id()).stream()).noneMatch(owed -> owed.pastDue().isPositive());
    }

    /** Charges the deposit of an order. Can be repeated. */
    public void charge(ServiceOrder order) {
        Quote quote = order.terms().deposit();
        AccountId account = order.terms().opens().orElseThrow();
        if (quote.due().isPositive()) {
            post(account, LedgerEntry.EntryKind.DEPOSIT, order.id() + "/deposit", quote.due());
        }
        if (quote.carried().isPositive()) {
            AccountId before = order.terms().stops().orElseThrow();
            post(before, LedgerEntry.EntryKind.DEPOSIT, order.id() + "/given-back", quote.carried().negated());
            post(before, LedgerEntry.EntryKind.DEPOSIT, order.id() + "/out", quote.carried());
            post(account, LedgerEntry.EntryKind.DEPOSIT, order.id() + "/carried", quote.carried());
            post(account, LedgerEntry.EntryKind.DEPOSIT, order.id() + "/in", quote.carried().negated());
            change(before, order, quote.carried().negated(), Optional.empty());
        }
        Money more = quote.due().plus(quote.carried());
        if (more.isPositive()) {
            change(account, order, more, quote.carried().isPositive() ? order.terms().stops() : Optional.empty());
        }
    }

    /** Reverses everything that {@link #charge} did for an order. Can be repeated. */
    public void reverse(ServiceOrder order) {
        for (String entry : List.of(ENTRY, "DEPOSIT:%s/given-back", "DEPOSIT:%s/out", "DEPOSIT:%s/carried", "DEPOSIT:%s/in")) {
            ledger.reverse(entry.formatted(order.id()));
        }
        Quote quote = order.terms().deposit();
        order.terms().opens().ifPresent(account -> removeOrder(account, order, quote.due().plus(quote.carried()).negated()));
        if (quote.carried().isPositive()) {
            order.terms().stops().ifPresent(account -> removeOrder(account, order, quote.carried()));
        }
    }

    /** Reverses a waived deposit. The event comes from the order's own outbox at least once; the reversal happens once. */
    @EventListener
    void on(DepositWaived waived) {
        ledger.reverse(ENTRY.formatted(waived.news().order()));
        if (repository.deposits.find(waived.account().value()).isPresent()) {
            repository.deposits.change(waived.account().value(), now -> now.withWaiverOf(waived.news().order(), waived.amount()));
        }
    }

    /** Marks the deposit of an account whose service has ended; staff return it. Returns the amount held. */
    public Optional<Money> markForReturn(AccountId account) {
        Optional<Deposit> held = find(account);
        held.ifPresent(deposit -> repository.deposits.change(account.value(), now -> now.withState(Deposit.State.TO_BE_RETURNED)));
        return held.map(Deposit::charged);
    }

    private void post(AccountId account, LedgerEntry.EntryKind kind, String source, Money amount) {
        ledger.post(LedgerEntry.of(account, kind, source, amount, clock.instant()));
    }

    private void change(AccountId account, ServiceOrder order, Money by, Optional<AccountId> came) {
        repository.deposits.insert(new Deposit(account, 0, by.zero(), came, Deposit.State.HELD, List.of(), List.of()));
        repository.deposits.change(account.value(),
                now -> now.orders().contains(order.id()) ? now : now.increasedBy(by, added(now.orders(), order.id())));
    }

    private void removeOrder(AccountId account, ServiceOrder order, Money by) {
        if (repository.deposits.find(account.value()).isPresent()) {
            repository.deposits.change(account.value(), now -> now.orders().contains(order.id())
                    ? now.increasedBy(by, now.orders().stream().filter(id -> !id.equals(order.id())).toList())
                    : now);
        }
    }

    private static List<OrderId> added(List<OrderId> orders, OrderId one) {
        var all = new ArrayList<>(orders);
        all.add(one);
        return all;
    }
}
