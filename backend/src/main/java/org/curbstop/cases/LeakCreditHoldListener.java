package org.curbstop.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.utility.LeakCredit;
import org.curbstop.utility.Utility;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Holds what a leak added to the bills until staff have decided on the leak credit: the customer is told to pay the usual amount, so
 * nothing is shut off for the rest.
 */
@Component
record LeakCreditHoldListener(CaseRepository repository, Holds holds, Bills bills, Utility utility) {

    private static final String TASK = "leak-credit";
    private static final int BILLS = 13;

    @EventListener
    void on(HandOffRaised raised) {
        if (!raised.wanted().equals(TASK) || raised.account().isEmpty() || utility.leakCredit().isEmpty()) {
            return;
        }
        LocalDate since = LocalDate.ofInstant(raised.at(), utility.zone())
                .minusDays(utility.leakCredit().map(LeakCredit::days).orElseThrow());
        aboveUsual(raised.account().get(), since).filter(Money::isPositive)
                .ifPresent(amount -> holds.place(key(raised.id()), raised.account().get(), new Holds.HoldClaim(Hold.Kind.DISPUTE,
                        ReferenceNumber.display(raised.id().value()), Optional.of(amount), Optional.of(Hold.NO_END)), Actor.SYSTEM));
    }

    @EventListener
    void on(HandOffClosed closed) {
        repository.handOffs.find(closed.id().value()).filter(handOff -> handOff.packet().wanted().equals(TASK))
                .flatMap(handOff -> handOff.packet().account())
                .ifPresent(account -> holds.liftByKey(key(closed.id()), account, Hold.Kind.DISPUTE,
                        ReferenceNumber.display(closed.id().value())));
    }

    /** Returns what is unpaid of the bills since that day above the median of the earlier ones; all of it without earlier ones. */
    private Optional<Money> aboveUsual(AccountId account, LocalDate since) {
        List<Bill> all = bills.list(account, BILLS);
        List<Money> earlier = all.stream().filter(bill -> bill.issued().isBefore(since)).map(Bill::charges).sorted().toList();
        return all.stream().filter(bill -> !bill.issued().isBefore(since))
                .map(bill -> {
                    Money usual = earlier.isEmpty() ? bill.total().zero() : earlier.get(earlier.size() / 2);
                    return bill.charges().minus(usual).max(usual.zero())
                            .min(bills.unpaid(account, LedgerEntry.EntryKind.BILL + ":" + bill.id()));
                })
                .reduce(Money::plus);
    }

    private static String key(CaseId id) {
        return "leak-credit:" + id;
    }
}
