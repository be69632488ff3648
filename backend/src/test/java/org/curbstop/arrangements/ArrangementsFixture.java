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
import org.curbstop.arrangements.holds.HoldEventListener;
import org.curbstop.arrangements.holds.HoldExpiryJob;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.ArrangementMonitor;
import org.curbstop.arrangements.plans.ArrangementOffers;
import org.curbstop.arrangements.plans.ArrangementRequest;
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

/** All of arrangements over a test's database, under one policy pack; events reach their listeners as in the application. */
public final class ArrangementsFixture {

    public static final Actor STELLA = Actor.staff("stella");

    final TestStore test;
    public final MillbrookCustomers people;
    public final MovableClock clock;
    public final BillsForTests bills;
    public final ArrangementRules rules;
    public final ArrangementRepository repository;
    final CreditStandingFactory standings;
    final ArrangementMonitor arrangementMonitor;
    public final HoldExpiryJob holdExpiryJob;
    public final HoldEventListener holdEventListener;
    final NoticeCancellation noticeCancellation;
    public final ReconnectionMonitor reconnections;
    public final Arrangements arrangements;
    public final ArrangementExceptions staff;
    public final Holds holds;
    public final DisconnectionEligibility eligibility;
    public final Disconnections disconnections;
    public final ServiceReconnection serviceReconnection;
    private final AccountAuthorization authorization;
    private final AccountCredits credits;
    private final BusinessCalendar calendar;

    public ArrangementsFixture(TestStore test, String pack) {
        this.test = test;
        people = new MillbrookCustomers(test);
        clock = people.clock;
        bills = new BillsForTests(test.store(), clock);
        rules = ArrangementPolicyPacksTest.pack(pack);
        calendar = new BusinessCalendar(SampleUtility.millbrook().hours());
        repository = new ArrangementRepository(test.store());
        credits = new AccountCredits(bills.ledger, clock, Money.USD);
        standings = new CreditStandingFactory(repository, bills.bills, credits, clock);
        var businessClock = new ArrangementEnrollment.BusinessClock(clock, calendar);
        var enrollment = new ArrangementEnrollment(repository, rules, standings, credits, people.audit, businessClock);
        authorization = new AccountAuthorization(people.accounts);
        arrangements = new Arrangements(authorization, standings, new ArrangementOffers(rules, calendar), repository, enrollment,
                people.audit);
        staff = new ArrangementExceptions(authorization, repository, enrollment, people.audit, businessClock, rules);
        holds = new Holds(authorization, repository, rules, businessClock, people.audit);
        holdExpiryJob = new HoldExpiryJob(repository, rules, businessClock);
        holdEventListener = new HoldEventListener(holds, rules, businessClock);
        eligibility = new DisconnectionEligibility(rules, standings, credits, calendar, people.accounts);
        disconnections = disconnectionsBy(clock);
        noticeCancellation = new NoticeCancellation(repository, disconnections, businessClock);
        reconnections = new ReconnectionMonitor(repository, eligibility, rules, businessClock, people.audit);
        serviceReconnection = new ServiceReconnection(authorization, repository, eligibility, disconnections,
                new DisconnectionNoticeTransitions(repository, people.audit), reconnections);
        arrangementMonitor = new ArrangementMonitor(repository, rules, standings, credits, enrollment, clock);
        test.listen(event -> {
            switch (event) {
                case ArrangementAgreed agreed -> noticeCancellation.on(agreed);
                case HoldPlaced placed -> noticeCancellation.on(placed);
                default -> {}
            }
        });
    }

    /** Returns the same service with another clock, such as one that causes a change each time it is read. */
    public Disconnections disconnectionsBy(Clock other) {
        return new Disconnections(authorization, repository, eligibility, credits,
                new DisconnectionNoticeTransitions(repository, people.audit),
                new ArrangementEnrollment.BusinessClock(other, calendar));
    }

    public static Actor caller(Person person) {
        return Actor.customer(Channel.VOICE, "+15035550100", person.id());
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Issues two bills, as for Bo: one past due by the given days, one due in the given days. */
    public AccountId owes(Account account, String pastDue, int daysLate, String current, int dueIn) {
        return owes(account, pastDue, daysLate, current, dueIn, 30);
    }

    AccountId owes(Account account, String pastDue, int daysLate, String current, int dueIn, int period) {
        bills.issue(account.id(), pastDue, today().minusDays(daysLate + 21L), today().minusDays(daysLate), period);
        bills.issue(account.id(), current, today().plusDays(dueIn - 21L), today().plusDays(dueIn), period);
        return account.id();
    }

    /** Posts a payment to the ledger and delivers its event to the listeners. */
    public PaymentTaken pays(AccountId account, String amount) {
        PaymentTaken taken = taken(account, amount);
        hears(taken);
        return taken;
    }

    /** Posts a payment to the ledger without publishing its event. */
    public PaymentTaken taken(AccountId account, String amount) {
        var id = new PaymentId(IdGenerator.create("pay"));
        bills.ledger.post(LedgerEntry.payment(id.value(), account, Money.usd(amount), clock.instant()));
        return new PaymentTaken(id, "123456789", List.of(new Allocation(account, Money.usd(amount))), Money.usd(amount), clock.instant(),
                Channel.VOICE,
                Language.ENGLISH, Optional.empty(), Optional.empty());
    }

    public void hears(PaymentTaken taken) {
        arrangementMonitor.on(taken);
        noticeCancellation.on(taken);
    }

    /** Advances the clock day by day and runs every job each day. */
    public void daysGoBy(int days) {
        for (int i = 0; i < days; i++) {
            clock.advance(Duration.ofDays(1));
            sweep();
        }
    }

    public void sweep() {
        arrangementMonitor.checkRunningArrangements();
        holdExpiryJob.expireAndWarn();
        noticeCancellation.cancelSettledNotices();
        test.store().awaitDelivery(Duration.ofSeconds(10));
    }

    public <E> List<E> published(Class<E> type) {
        test.store().awaitDelivery(Duration.ofSeconds(10));
        return test.told().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A request for a first payment and this many monthly payments. */
    public static ArrangementRequest request(Money first, int count) {
        return new ArrangementRequest(Optional.of(first), Optional.empty(), new ArrangementRequest.RemainderPlan.InPayments(count));
    }
}
