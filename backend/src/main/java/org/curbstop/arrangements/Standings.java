package org.curbstop.arrangements;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Owed;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.springframework.stereotype.Component;

/** Gathers what the rules ask of an account. */
@Component
final class Standings {

    private static final int RECENT = 20;
    private static final int DAYS_OF_ONE_MONTH = 45;
    private static final int DAYS_OF_TWO_MONTHS = 75;

    private final ArrangementStore store;
    private final Bills bills;
    private final Credits credits;
    private final Clock clock;

    Standings(ArrangementStore store, Bills bills, Credits credits, Clock clock) {
        this.store = store;
        this.bills = bills;
        this.credits = credits;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Standing of(Account account) {
        return of(account, today());
    }

    /** Of another day than today only the day differs: for a list of what may be done tomorrow. */
    Standing of(Account account, LocalDate day) {
        AccountId id = account.id();
        Owed owed = bills.collectible(id);
        List<Hold> holds = store.holds(id).stream().filter(hold -> hold.holdsOn(day)).toList();
        Money disputed = Money.sum(owed.total().currency(), holds.stream().filter(hold -> hold.kind() == Hold.Kind.DISPUTE)
                .map(hold -> hold.amount().orElse(owed.pastDue())).toList());
        var debt = new Standing.Debt(owed.total(), owed.pastDue(), disputed.min(owed.pastDue()), owed.pastDueSince().or(owed::due), owed.latest().map(Bill::due), owed.paymentPending());
        return new Standing(
                day, account.customerClass(),
                account.agreements().stream().filter(each -> each.runsOn(day)).map(ServiceAgreement::service).collect(Collectors.toUnmodifiableSet()),
                debt, billing(owed.latest()), past(id), byKind(holds), store.particulars(id));
    }

    /** How much of the bills that came after an arrangement is due before a day. */
    Money besideDue(Arrangement arrangement, LocalDate day) {
        Money none = arrangement.paid().zero();
        Money later = Money.sum(none.currency(), bills.of(arrangement.account(), RECENT).stream()
                .takeWhile(bill -> arrangement.beside().latestBill().map(last -> !bill.id().equals(last)).orElse(bill.issued().isAfter(arrangement.agreed().day())))
                .filter(bill -> bill.due().isBefore(day))
                .map(bill -> bill.charges().max(none))
                .toList());
        return arrangement.beside().open().filter(open -> open.due().isBefore(day)).map(Installment::amount).orElse(none).plus(later);
    }

    /** What falls due besides an arrangement of so much that is agreed now. */
    Arrangement.Beside beside(AccountId account, Money arranged, Credits.Start start) {
        Owed owed = bills.collectible(account);
        Money rest = owed.total().minus(arranged);
        return new Arrangement.Beside(owed.latest().map(Bill::id),
                owed.due().filter(due -> rest.isPositive()).map(due -> new Installment(due, rest)), start);
    }

    private static Standing.Billing billing(Optional<Bill> latest) {
        int days = latest.map(bill -> bill.period().days()).orElse(0);
        return new Standing.Billing(latest.map(Bill::issued), days <= DAYS_OF_ONE_MONTH ? 1 : days <= DAYS_OF_TWO_MONTHS ? 2 : 3);
    }

    private Standing.Past past(AccountId account) {
        Optional<Standing.Running> running = Optional.empty();
        var broken = new ArrayList<Standing.BrokenPlan>();
        for (Arrangement each : store.of(account, RECENT)) {
            if (each.isActive()) {
                Money paid = credits.since(account, each.beside().start());
                Money due = Course.late(each, today(), 0).plus(besideDue(each, today()));
                running = Optional.of(new Standing.Running(each.replacements(), due.compareTo(paid) > 0));
            } else if (each.state() instanceof Arrangement.State.Broken breach) {
                broken.add(new Standing.BrokenPlan(
                        breach.on(), breach.missing().minus(credits.since(account, breach.start())).max(breach.missing().zero()), breach.counts()));
            }
        }
        return new Standing.Past(running, broken);
    }

    /** The days on which service was cut for non-payment. */
    List<LocalDate> cuts(AccountId account) {
        return store.notices(account, RECENT).stream().flatMap(notice -> cutOn(notice).stream()).toList();
    }

    private static Optional<LocalDate> cutOn(DisconnectionNotice notice) {
        return switch (notice.state()) {
            case DisconnectionNotice.State.Done done -> Optional.of(done.day());
            case DisconnectionNotice.State.Restored restored -> Optional.of(restored.cutOn());
            case DisconnectionNotice.State.Out out -> Optional.empty();
            case DisconnectionNotice.State.Signed signed -> Optional.empty();
            case DisconnectionNotice.State.Lifted lifted -> Optional.empty();
            case DisconnectionNotice.State.Expired expired -> Optional.empty();
        };
    }

    private static Map<Hold.Kind, LocalDate> byKind(List<Hold> holds) {
        var latest = new EnumMap<Hold.Kind, LocalDate>(Hold.Kind.class);
        holds.forEach(hold -> latest.merge(hold.kind(), hold.until(), (one, other) -> one.isAfter(other) ? one : other));
        return latest;
    }
}
