package org.curbstop.orders.fulfillment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountLifecycle;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.IssuingTheFinalBill;
import org.curbstop.billing.MeterUsage;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.events.FinalBillIssued;
import org.curbstop.orders.events.FinalBillNeedsStaff;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.AccountClosure;
import org.curbstop.orders.store.AccountClosure.Stage;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.curbstop.utility.ServiceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Closes accounts after their last day of service: issues the final bill from the last meter read, or from an estimate if none arrives,
 * then closes the account once its balance is zero. Every step can be repeated and takes effect once per order.
 */
@Component
public final class AccountClosureJob {

    private static final Logger LOG = LoggerFactory.getLogger(AccountClosureJob.class);
    private static final int AT_A_TIME = 500;

    private final OrderRepository repository;
    private final Accounts accounts;
    private final AccountLifecycle agreements;
    private final BillingRecords billing;
    private final OrderRules.FinalBillRules rules;
    private final Clock clock;

    @Component
    public record BillingRecords(IssuingTheFinalBill finalBills, Ledger ledger) {}

    public AccountClosureJob(OrderRepository repository, Accounts accounts, AccountLifecycle agreements, BillingRecords books,
            OrderRules rules, Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.agreements = agreements;
        this.billing = books;
        this.rules = rules.finalBill();
        this.clock = clock;
    }

    @EventListener
    void on(FinalBillRequested event) {
        Set<ServiceType> ended = accounts.find(event.account()).stream().flatMap(account -> account.agreements().stream())
                .filter(agreement -> agreement.until().equals(Optional.of(event.lastDay())))
                .map(ServiceAgreement::service)
                .collect(Collectors.toUnmodifiableSet());
        repository.accountClosures
                .insert(new AccountClosure(event.order(), 0, event.account(), ended, event.lastDay(), Stage.TO_BILL, java.util.List.of()));
    }

    @Scheduled(fixedDelayString = "${curbstop.orders.close-every:10m}", initialDelayString = "1m")
    void closeDueAccounts() {
        repository.accountClosures.list(Query.where("stage", Stage.TO_BILL).ascending("id").limit(AT_A_TIME))
                .forEach(each -> attempt(each, this::bill));
        repository.accountClosures.list(Query.where("stage", Stage.BILLED).ascending("id").limit(AT_A_TIME))
                .forEach(each -> attempt(each, this::close));
    }

    private static void attempt(AccountClosure closing, java.util.function.Consumer<AccountClosure> step) {
        try {
            step.accept(closing);
        } catch (RuntimeException e) {
            LOG.warn("The account that order {} ended could not be closed; it is retried", closing.id(), e);
        }
    }

    private void bill(AccountClosure closing) {
        LocalDate today = LocalDate.now(clock);
        boolean over = today.isAfter(closing.lastDay());
        if (!over || !billing.finalBills().isRead(closing.account(), closing.services(), closing.lastDay())
                && !today.isAfter(closing.lastDay().plusDays(rules.waitDays()))) {
            return;
        }
        // The id is derived from the order, so that a retry finds the first bill.
        var id = new BillId("bill_" + closing.id().value().substring("ord_".length()));
        Optional<Bill> made = billing.finalBills().issue(id, closing.account(), closing.services(), closing.lastDay(), rules.daysToPay(),
                repository.orders.find(closing.id().value()).flatMap(order -> mailTo(order, closing.account())));
        repository.accountClosures.change(closing.id().value(), now -> now.stage() != Stage.TO_BILL ? now
                : made.flatMap(bill -> finalBillIssued(now, bill)).map(event -> now.withStage(Stage.BILLED, OutboxMessage.of(event)))
                        .orElseGet(() -> now.withStage(Stage.BY_STAFF,
                                OutboxMessage.of(new FinalBillNeedsStaff(now.id(), now.account(), now.lastDay(), clock.instant())))));
    }

    /** Returns the address given for the final bill. A move without one goes to the new place, unless the customer has a mailing address. */
    private Optional<Address> mailTo(ServiceOrder order, AccountId stopped) {
        return switch (order.wish()) {
            case OrderRequest.Stop stop -> stop.forwarding();
            case OrderRequest.Move move -> move.forwarding().or(() -> accounts.find(stopped).filter(this::isMailedElsewhere).isPresent()
                    ? Optional.empty() : accounts.findPremise(move.to()).map(Premise::address));
            case OrderRequest.Start _, OrderRequest.Visit _ -> Optional.empty();
        };
    }

    private boolean isMailedElsewhere(Account account) {
        return accounts.findPerson(account.holder()).filter(holder -> holder.isMailedElsewhere(account.premise().address())).isPresent();
    }

    private Optional<FinalBillIssued> finalBillIssued(AccountClosure closing, Bill bill) {
        Optional<Person> holder = accounts.find(closing.account()).map(Account::holder).flatMap(accounts::findPerson);
        return holder.map(person -> new FinalBillIssued(closing.id(), closing.account(), person.id(), bill.id(), bill.total(), bill.due(),
                bill.meters().stream().anyMatch(MeterUsage::estimated), !person.paperless(), bill.mailTo(), clock.instant()));
    }

    /** Closes the account at a zero balance: a debt stays on it, and staff refund a credit first. */
    private void close(AccountClosure closing) {
        if (!billing.ledger().balance(closing.account()).isZero()) {
            return;
        }
        agreements.close(closing.account(), LocalDate.now(clock), Actor.SYSTEM);
        repository.accountClosures.change(closing.id().value(), now -> now.stage() == Stage.BILLED ? now.withStage(Stage.CLOSED) : now);
    }
}
