package org.curbstop.orders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Agreements;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.MakingTheFinalBill;
import org.curbstop.billing.MeterUse;
import org.curbstop.common.Asker;
import org.curbstop.orders.Closing.Stage;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Where;
import org.curbstop.utility.UtilityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes an account from its last day of service to its end: the last bill from the last reading, or from an estimate when none comes; then
 * closed once nothing is owed either way. Everything may be done again and is done once for an order.
 */
@Component
final class ClosingAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingAccounts.class);
    private static final int AT_A_TIME = 500;

    private final OrderStore store;
    private final Accounts accounts;
    private final Agreements agreements;
    private final Books books;
    private final OrderRules.FinalBill rules;
    private final Clock clock;

    /** The bill and what is owed. */
    @Component
    record Books(MakingTheFinalBill bills, Ledger ledger) {}

    ClosingAccounts(OrderStore store, Accounts accounts, Agreements agreements, Books books, OrderRules rules, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.agreements = agreements;
        this.books = books;
        this.rules = rules.finalBill();
        this.clock = clock;
    }

    @EventListener
    void on(FinalBillAsked asked) {
        Set<UtilityService> ended = accounts.find(asked.account()).stream().flatMap(account -> account.agreements().stream())
                .filter(agreement -> agreement.until().equals(Optional.of(asked.lastDay())))
                .map(ServiceAgreement::service)
                .collect(Collectors.toUnmodifiableSet());
        store.closings.insert(new Closing(asked.order(), 0, asked.account(), ended, asked.lastDay(), Stage.TO_BILL, java.util.List.of()));
    }

    @Scheduled(fixedDelayString = "${curbstop.orders.close-every:10m}", initialDelayString = "1m")
    void sweep() {
        store.closings.list(Where.is("stage", Stage.TO_BILL).ascending("id").limit(AT_A_TIME)).forEach(each -> tried(each, this::bill));
        store.closings.list(Where.is("stage", Stage.BILLED).ascending("id").limit(AT_A_TIME)).forEach(each -> tried(each, this::close));
    }

    private static void tried(Closing closing, java.util.function.Consumer<Closing> step) {
        try {
            step.accept(closing);
        } catch (RuntimeException e) {
            LOG.warn("The account that order {} ended could not be brought to its end; it stays on the list", closing.id(), e);
        }
    }

    private void bill(Closing closing) {
        LocalDate today = LocalDate.now(clock);
        boolean over = today.isAfter(closing.lastDay());
        if (!over || !books.bills().isRead(closing.account(), closing.services(), closing.lastDay()) && !today.isAfter(closing.lastDay().plusDays(rules.waitDays()))) {
            return;
        }
        // Named after the order, so that a second try finds the bill of the first.
        var id = new BillId("bill_" + closing.id().value().substring("ord_".length()));
        Optional<Bill> made = books.bills().make(id, closing.account(), closing.services(), closing.lastDay(), rules.daysToPay());
        store.closings.change(closing.id().value(), now -> now.stage() != Stage.TO_BILL ? now
                : made.flatMap(bill -> news(now, bill)).map(told -> now.at(Stage.BILLED, Outgoing.of(told)))
                        .orElseGet(() -> now.at(Stage.BY_STAFF, Outgoing.of(new FinalBillNotMade(now.id(), now.account(), now.lastDay(), clock.instant())))));
    }

    private Optional<FinalBillMade> news(Closing closing, Bill bill) {
        Optional<Person> holder = accounts.find(closing.account()).map(Account::holder).flatMap(accounts::person);
        return holder.map(person -> new FinalBillMade(
                closing.id(), closing.account(), person.id(), bill.id(), bill.total(), bill.due(), bill.meters().stream().anyMatch(MeterUse::estimated), !person.paperless(),
                clock.instant()));
    }

    /** What is owed stays owed; what we owe a person gives back first. */
    private void close(Closing closing) {
        if (!books.ledger().balance(closing.account()).isZero()) {
            return;
        }
        agreements.close(closing.account(), LocalDate.now(clock), Asker.SYSTEM);
        store.closings.change(closing.id().value(), now -> now.stage() == Stage.BILLED ? now.at(Stage.CLOSED) : now);
    }
}
