package org.curbstop.arrangements;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Neighbours;
import org.curbstop.accounts.Person;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.Entry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Ids;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;

/** All of arrangements over a test's database, under the rules of one pack; events find their listeners as in the application. */
final class Town {

    static final Asker STELLA = Asker.staff("stella");

    final TestStore test;
    final Neighbours people;
    final MovableClock clock;
    final BillsForTests books;
    final ArrangementRules rules;
    final ArrangementStore store;
    final Standings standings;
    final Minding minding;
    final MindingHolds mindingHolds;
    final Lifting lifting;
    final Reconnections reconnections;
    final Arrangements arrangements;
    final AskingStaff staff;
    final Holds holds;
    final Weighing weighing;
    final Disconnections disconnections;
    final Restorations restorations;
    private final Doorkeeper door;
    private final Credits credits;
    private final Workdays workdays;

    Town(TestStore test, String pack) {
        this.test = test;
        people = new Neighbours(test);
        clock = people.clock;
        books = new BillsForTests(test.store(), clock);
        rules = PacksTest.pack(pack);
        workdays = new Workdays(SampleUtility.millbrook().hours());
        store = new ArrangementStore(test.store());
        credits = new Credits(books.ledger, clock, Money.USD);
        standings = new Standings(store, books.bills, credits, clock);
        var times = new Agreeing.Times(clock, workdays);
        var agreeing = new Agreeing(store, rules, standings, credits, people.audit, times);
        door = new Doorkeeper(people.accounts);
        arrangements = new Arrangements(door, standings, new Offering(rules, workdays), store, agreeing, people.audit);
        staff = new AskingStaff(door, store, agreeing, people.audit, times, rules);
        holds = new Holds(door, store, rules, times, people.audit);
        mindingHolds = new MindingHolds(store, holds, rules, times);
        weighing = new Weighing(rules, standings, credits, workdays, people.accounts);
        disconnections = disconnectionsBy(clock);
        lifting = new Lifting(store, disconnections, times);
        reconnections = new Reconnections(store, weighing, rules, times, people.audit);
        restorations = new Restorations(door, store, weighing, disconnections, new NoticeSteps(store, people.audit), reconnections);
        minding = new Minding(store, rules, standings, credits, agreeing, clock);
        test.listen(event -> {
            switch (event) {
                case ArrangementAgreed agreed -> lifting.on(agreed);
                case HoldPlaced placed -> lifting.on(placed);
                default -> {}
            }
        });
    }

    /** The desk by another clock over the same notices: one that lets something happen each time somebody looks at it. */
    Disconnections disconnectionsBy(Clock other) {
        return new Disconnections(door, store, weighing, credits, new NoticeSteps(store, people.audit), new Agreeing.Times(other, workdays));
    }

    static Asker caller(Person person) {
        return Asker.customer(Channel.VOICE, "+15035550100", person.id());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Like Bo: so much past due since a day, and so much on a bill that is not due yet. */
    AccountId owes(Account account, String pastDue, int daysLate, String current, int dueIn) {
        return owes(account, pastDue, daysLate, current, dueIn, 30);
    }

    AccountId owes(Account account, String pastDue, int daysLate, String current, int dueIn, int period) {
        books.issue(account.id(), pastDue, today().minusDays(daysLate + 21L), today().minusDays(daysLate), period);
        books.issue(account.id(), current, today().plusDays(dueIn - 21L), today().plusDays(dueIn), period);
        return account.id();
    }

    /** A payment arrives in the ledger, and the application hears of it. */
    PaymentTaken pays(AccountId account, String amount) {
        PaymentTaken taken = taken(account, amount);
        hears(taken);
        return taken;
    }

    /** In the ledger, but nobody was told yet. */
    PaymentTaken taken(AccountId account, String amount) {
        var id = new PaymentId(Ids.mint("pay"));
        books.ledger.post(Entry.payment(id.value(), account, Money.usd(amount), clock.instant()));
        return new PaymentTaken(id, "123456789", List.of(new Allocation(account, Money.usd(amount))), Money.usd(amount), clock.instant(), Channel.VOICE,
                Language.ENGLISH, Optional.empty(), Optional.empty());
    }

    void hears(PaymentTaken taken) {
        minding.on(taken);
        lifting.on(taken);
    }

    /** Days go by, and every sweep runs on each of them. */
    void daysGoBy(int days) {
        for (int i = 0; i < days; i++) {
            clock.advance(Duration.ofDays(1));
            sweep();
        }
    }

    void sweep() {
        minding.sweep();
        mindingHolds.sweep();
        lifting.sweep();
        test.store().drained(Duration.ofSeconds(10));
    }

    <E> List<E> told(Class<E> type) {
        test.store().drained(Duration.ofSeconds(10));
        return test.told().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
