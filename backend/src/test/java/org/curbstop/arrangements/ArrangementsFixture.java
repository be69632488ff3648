package org.curbstop.arrangements;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.disconnection.DisconnectionEligibility;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeTransitions;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.NoticeCancellation;
import org.curbstop.arrangements.disconnection.ReconnectionMonitor;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.arrangements.holds.HoldExpiryJob;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.ArrangementMonitor;
import org.curbstop.arrangements.plans.ArrangementOffers;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.arrangements.rules.AccountAuthorization;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.CreditStandingFactory;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.TestStore;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;

/** All of arrangements over a test's database, under the rules of one pack; events find their listeners as in the application. */
public final class ArrangementsFixture {

    public static final Actor STELLA = Actor.staff("stella");

    final TestStore test;
    public final MillbrookCustomers people;
    public final MovableClock clock;
    public final BillsForTests books;
    public final ArrangementRules rules;
    public final ArrangementRepository store;
    final CreditStandingFactory standings;
    final ArrangementMonitor minding;
    public final HoldExpiryJob mindingHolds;
    final NoticeCancellation lifting;
    public final ReconnectionMonitor reconnections;
    public final Arrangements arrangements;
    public final ArrangementExceptions staff;
    public final Holds holds;
    public final DisconnectionEligibility weighing;
    public final Disconnections disconnections;
    public final ServiceReconnection restorations;
    private final AccountAuthorization door;
    private final AccountCredits credits;
    private final BusinessCalendar workdays;

    public ArrangementsFixture(TestStore test, String pack) {
        this.test = test;
        people = new MillbrookCustomers(test);
        clock = people.clock;
        books = new BillsForTests(test.store(), clock);
        rules = ArrangementPolicyPacksTest.pack(pack);
        workdays = new BusinessCalendar(SampleUtility.millbrook().hours());
        store = new ArrangementRepository(test.store());
        credits = new AccountCredits(books.ledger, clock, Money.USD);
        standings = new CreditStandingFactory(store, books.bills, credits, clock);
        var times = new ArrangementEnrollment.BusinessClock(clock, workdays);
        var agreeing = new ArrangementEnrollment(store, rules, standings, credits, people.audit, times);
        door = new AccountAuthorization(people.accounts);
        arrangements = new Arrangements(door, standings, new ArrangementOffers(rules, workdays), store, agreeing, people.audit);
        staff = new ArrangementExceptions(door, store, agreeing, people.audit, times, rules);
        holds = new Holds(door, store, rules, times, people.audit);
        mindingHolds = new HoldExpiryJob(store, holds, rules, times);
        weighing = new DisconnectionEligibility(rules, standings, credits, workdays, people.accounts);
        disconnections = disconnectionsBy(clock);
        lifting = new NoticeCancellation(store, disconnections, times);
        reconnections = new ReconnectionMonitor(store, weighing, rules, times, people.audit);
        restorations = new ServiceReconnection(door, store, weighing, disconnections,
                new DisconnectionNoticeTransitions(store, people.audit), reconnections);
        minding = new ArrangementMonitor(store, rules, standings, credits, agreeing, clock);
        test.listen(event -> {
            switch (event) {
                case ArrangementAgreed agreed -> lifting.on(agreed);
                case HoldPlaced placed -> lifting.on(placed);
                default -> {}
            }
        });
    }

    /** The desk by another clock over the same notices: one that lets something happen each time somebody looks at it. */
    public Disconnections disconnectionsBy(Clock other) {
        return new Disconnections(door, store, weighing, credits, new DisconnectionNoticeTransitions(store, people.audit),
                new ArrangementEnrollment.BusinessClock(other, workdays));
    }

    public static Actor caller(Person person) {
        return Actor.customer(Channel.VOICE, "+15035550100", person.id());
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Like Bo: so much past due since a day, and so much on a bill that is not due yet. */
    public AccountId owes(Account account, String pastDue, int daysLate, String current, int dueIn) {
        return owes(account, pastDue, daysLate, current, dueIn, 30);
    }

    AccountId owes(Account account, String pastDue, int daysLate, String current, int dueIn, int period) {
        books.issue(account.id(), pastDue, today().minusDays(daysLate + 21L), today().minusDays(daysLate), period);
        books.issue(account.id(), current, today().plusDays(dueIn - 21L), today().plusDays(dueIn), period);
        return account.id();
    }

    /** A payment arrives in the ledger, and the application hears of it. */
    public PaymentTaken pays(AccountId account, String amount) {
        PaymentTaken taken = taken(account, amount);
        hears(taken);
        return taken;
    }

    /** In the ledger, but nobody was told yet. */
    public PaymentTaken taken(AccountId account, String amount) {
        var id = new PaymentId(IdGenerator.create("pay"));
        books.ledger.post(LedgerEntry.payment(id.value(), account, Money.usd(amount), clock.instant()));
        return new PaymentTaken(id, "123456789", List.of(new Allocation(account, Money.usd(amount))), Money.usd(amount), clock.instant(),
                Channel.VOICE,
                Language.ENGLISH, Optional.empty(), Optional.empty());
    }

    public void hears(PaymentTaken taken) {
        minding.on(taken);
        lifting.on(taken);
    }

    /** Days go by, and every sweep runs on each of them. */
    public void daysGoBy(int days) {
        for (int i = 0; i < days; i++) {
            clock.advance(Duration.ofDays(1));
            sweep();
        }
    }

    public void sweep() {
        minding.checkRunningArrangements();
        mindingHolds.expireAndWarn();
        lifting.cancelSettledNotices();
        test.store().awaitDelivery(Duration.ofSeconds(10));
    }

    public <E> List<E> told(Class<E> type) {
        test.store().awaitDelivery(Duration.ofSeconds(10));
        return test.told().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
