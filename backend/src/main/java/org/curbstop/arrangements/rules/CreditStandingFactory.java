package org.curbstop.arrangements.rules;

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
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.plans.ArrangementStateMachine;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.springframework.stereotype.Component;

/** Collects what the rules need to know about an account. */
@Component
public final class CreditStandingFactory {

    private static final int RECENT = 20;
    private static final int DAYS_OF_ONE_MONTH = 45;
    private static final int DAYS_OF_TWO_MONTHS = 75;

    private final ArrangementRepository repository;
    private final Bills bills;
    private final AccountCredits accountCredits;
    private final Clock clock;

    public CreditStandingFactory(ArrangementRepository repository, Bills bills, AccountCredits credits, Clock clock) {
        this.repository = repository;
        this.bills = bills;
        this.accountCredits = credits;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public CreditStanding create(Account account) {
        return create(account, today());
    }

    /**
     * Creates the standing as of a day, which may be in the future to list what can be done then. Holds and services are those of that day;
     * debt and arrangements are those of today.
     */
    public CreditStanding create(Account account, LocalDate day) {
        AccountId id = account.id();
        AmountOwed owed = bills.collectible(id);
        List<Hold> holds = repository.holds(id).stream().filter(hold -> hold.isInForce(day)).toList();
        Money disputed = Money.sum(owed.total().currency(), holds.stream().filter(hold -> hold.kind() == Hold.Kind.DISPUTE)
                .map(hold -> hold.amount().orElse(owed.pastDue())).toList());
        var debt = new CreditStanding.Debt(owed.total(), owed.pastDue(), disputed.min(owed.pastDue()), owed.pastDueSince().or(owed::due),
                owed.latest().map(Bill::due), owed.paymentPending());
        return new CreditStanding(
                day, account.customerClass(),
                account.agreements().stream().filter(each -> each.isActiveOn(day)).map(ServiceAgreement::service)
                        .collect(Collectors.toUnmodifiableSet()),
                debt, billing(owed.latest()), planHistory(id), byKind(holds), repository.accountFlags(id));
    }

    /** Returns how much of the bills after an arrangement is due before a day. */
    public Money otherBillsDue(Arrangement arrangement, LocalDate day) {
        Money none = arrangement.paid().zero();
        Money later = Money.sum(none.currency(), bills.list(arrangement.account(), RECENT).stream()
                .takeWhile(bill -> arrangement.beside().latestBill().map(last -> !bill.id().equals(last))
                        .orElse(bill.issued().isAfter(arrangement.agreed().day())))
                .filter(bill -> bill.due().isBefore(day))
                .map(bill -> bill.charges().max(none))
                .toList());
        return arrangement.beside().open().filter(open -> open.due().isBefore(day)).map(Installment::amount).orElse(none).plus(later);
    }

    /** Returns what falls due besides an arrangement of this amount that is agreed now. */
    public Arrangement.OtherDues otherDues(AccountId account, Money arranged, AccountCredits.CreditBaseline start) {
        AmountOwed owed = bills.collectible(account);
        Money rest = owed.total().minus(arranged);
        return new Arrangement.OtherDues(owed.latest().map(Bill::id),
                owed.due().filter(due -> rest.isPositive()).map(due -> new Installment(due, rest)), start);
    }

    private static CreditStanding.BillingCycle billing(Optional<Bill> latest) {
        int days = latest.map(bill -> bill.period().days()).orElse(0);
        return new CreditStanding.BillingCycle(latest.map(Bill::issued),
                days <= DAYS_OF_ONE_MONTH ? 1 : days <= DAYS_OF_TWO_MONTHS ? 2 : 3);
    }

    private CreditStanding.PlanHistory planHistory(AccountId account) {
        Optional<CreditStanding.RunningPlan> running = Optional.empty();
        var broken = new ArrayList<CreditStanding.BrokenPlan>();
        for (Arrangement each : repository.listByAccount(account, RECENT)) {
            if (each.isActive()) {
                Money paid = accountCredits.creditedSince(account, each.beside().start());
                Money due = ArrangementStateMachine.overdue(each, today(), 0).plus(otherBillsDue(each, today()));
                running = Optional.of(new CreditStanding.RunningPlan(each.replacements(), due.compareTo(paid) > 0));
            } else if (each.state() instanceof Arrangement.State.Broken breach) {
                broken.add(new CreditStanding.BrokenPlan(
                        breach.on(),
                        breach.missing().minus(accountCredits.creditedSince(account, breach.start())).max(breach.missing().zero()),
                        breach.counts()));
            }
        }
        return new CreditStanding.PlanHistory(running, broken);
    }

    /** Returns the days on which service was disconnected for nonpayment. */
    public List<LocalDate> disconnectionDays(AccountId account) {
        return repository.notices(account, RECENT).stream().flatMap(notice -> disconnectedOn(notice).stream()).toList();
    }

    private static Optional<LocalDate> disconnectedOn(DisconnectionNotice notice) {
        return switch (notice.state()) {
            case DisconnectionNotice.State.Disconnected done -> Optional.of(done.day());
            case DisconnectionNotice.State.Reconnected restored -> Optional.of(restored.cutOn());
            case DisconnectionNotice.State.Issued _, DisconnectionNotice.State.Signed _, DisconnectionNotice.State.Cancelled _,
                    DisconnectionNotice.State.Expired _ -> Optional.empty();
        };
    }

    private static Map<Hold.Kind, LocalDate> byKind(List<Hold> holds) {
        var latest = new EnumMap<Hold.Kind, LocalDate>(Hold.Kind.class);
        holds.forEach(hold -> latest.merge(hold.kind(), hold.until(), (one, other) -> one.isAfter(other) ? one : other));
        return latest;
    }
}
