package org.curbstop.cases;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.Bills;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.store.DatabaseUnavailableException;
import org.curbstop.utility.LeakCredit;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds what a leak added to the bills until staff have decided on the leak credit: the customer is told to pay the usual amount, so
 * nothing is shut off for the rest. The bill with the leak is often issued after the request.
 */
@Component
record LeakCreditHoldListener(CaseRepository repository, Holds holds, Bills bills, Utility utility) {

    private static final Logger LOG = LoggerFactory.getLogger(LeakCreditHoldListener.class);
    private static final String TASK = "leak-credit";
    private static final int BILLS = 13;
    private static final Set<ServiceType> SERVICES = EnumSet.of(ServiceType.WATER, ServiceType.SEWER);

    @EventListener
    void on(HandOffRaised raised) {
        if (raised.wanted().equals(TASK)) {
            repository.handOffs.find(raised.id().value()).filter(HandOff::isOpen).ifPresent(this::hold);
        }
    }

    @EventListener
    void on(HandOffClosed closed) {
        repository.handOffs.find(closed.id().value()).filter(handOff -> handOff.packet().wanted().equals(TASK))
                .flatMap(handOff -> handOff.packet().account())
                .ifPresent(account -> active(account).stream().map(Hold::key).filter(key -> key.startsWith(key(closed.id())))
                        .forEach(key -> holds.liftByKey(key, account, Hold.Kind.DISPUTE,
                                ReferenceNumber.display(closed.id().value()))));
    }

    /** Holds what bills added that were issued since an open request was raised. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void holdLaterBills() {
        for (HandOff request : repository.listOpen(TASK)) {
            try {
                hold(request);
            } catch (DatabaseUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warn("The hold for leak credit request {} could not be placed; it is tried again", request.id(), e);
            }
        }
    }

    /** Places a hold on what no hold for a leak covers yet, so that several requests of one account hold nothing twice. */
    private void hold(HandOff request) {
        Optional<AccountId> account = request.packet().account();
        if (account.isEmpty() || utility.leakCredit().isEmpty()) {
            return;
        }
        LocalDate asked = LocalDate.ofInstant(request.raised(), utility.zone());
        LocalDate since = asked.minusDays(utility.leakCredit().map(LeakCredit::days).orElseThrow());
        List<Bill> all = bills.list(account.get(), BILLS);
        Money none = new Money(0, utility.currency());
        Money held = active(account.get()).stream().flatMap(hold -> hold.amount().stream()).reduce(none, Money::plus);
        Money more = aboveUsual(all, since, asked).reduce(none, Money::plus).minus(held);
        if (more.isPositive()) {
            holds.place(key(request.id()) + "/" + all.getFirst().id(), account.get(), new Holds.HoldClaim(Hold.Kind.DISPUTE,
                    ReferenceNumber.display(request.id().value()), Optional.of(more), Optional.of(Hold.NO_END)), Actor.SYSTEM);
        }
    }

    private List<Hold> active(AccountId account) {
        return holds.listActive(account, Actor.SYSTEM).stream().filter(hold -> hold.key().startsWith(TASK + ":")).toList();
    }

    /**
     * Returns for each bill since that day what is unpaid of it above the median of the earlier ones; all of it without earlier ones. Only
     * water and sewer count, and no use that began after the request.
     */
    private Stream<Money> aboveUsual(List<Bill> all, LocalDate since, LocalDate asked) {
        List<Money> earlier = all.stream().filter(bill -> bill.issued().isBefore(since)).map(LeakCreditHoldListener::charges).sorted()
                .toList();
        return all.stream().filter(bill -> !bill.issued().isBefore(since) && !bill.period().from().isAfter(asked))
                .map(bill -> {
                    Money usual = earlier.isEmpty() ? bill.total().zero() : earlier.get(earlier.size() / 2);
                    return charges(bill).minus(usual).max(usual.zero())
                            .min(bills.unpaid(bill.account(), LedgerEntry.EntryKind.BILL + ":" + bill.id()));
                });
    }

    private static Money charges(Bill bill) {
        return Money.sum(bill.total().currency(), bill.lines().stream().filter(line -> SERVICES.contains(line.service()))
                .map(BillLine::amount).toList());
    }

    private static String key(CaseId id) {
        return TASK + ":" + id;
    }
}
