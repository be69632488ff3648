package org.curbstop.orders;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Agreements;
import org.curbstop.accounts.AgreementsForTests;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.Neighbours;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.billing.BillingForTests;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.payments.FakeCardGateway;
import org.curbstop.payments.FakeCardVault;
import org.curbstop.payments.PaymentsForTests;
import org.curbstop.policies.PolicyPack;
import org.curbstop.store.Store;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestAddresses;
import org.curbstop.utility.UtilityService;

/** Everything of this capability wired over a test's database, with Hana's empty house at 14 Alder St. It is Sunday 2026-11-22, 9:30. */
public final class OrdersForTests {

    public static final Asker SAM = Asker.staff("sam");
    public static final PhoneNumber HANAS_PHONE = new PhoneNumber("+15035550108");
    public static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    public final Neighbours town;
    public final MovableClock clock;
    public final BillingForTests billing;
    public final OrderRules rules;
    public final Landlords landlords;
    public final Appointments appointments;
    public final FindingAPremise finding;
    public final Orders orders;
    public final StaffOrders staff;
    public final Deposits deposits;
    public final Intake intake;
    public final PayingADeposit paying;
    final FakeCardGateway cards;
    final PaymentsForTests payments;
    final OrderStore store;
    final CarryingOut carryingOut;
    final OrderSweep sweep;
    final ClosingAccounts closing;
    final IdentityScore identity;
    final WorkingDays days;
    final Agreements agreements;
    final TestStore test;
    public final Premise alder14;

    public OrdersForTests(TestStore test) {
        this(test, OrderRulesFile.read(PolicyPack.named("millbrook").file("orders"), SampleUtility.millbrook().services(), SampleUtility.millbrook().currency()));
    }

    OrdersForTests(TestStore test, OrderRules rules) {
        this(test, rules, new Neighbours(test), test.store());
    }

    /** Another process on the same database, with the same people. */
    OrdersForTests another() {
        return new OrdersForTests(test, rules, town, test.another());
    }

    private OrdersForTests(TestStore test, OrderRules rules, Neighbours town, Store database) {
        this.test = test;
        this.rules = rules;
        this.town = town;
        clock = town.clock;
        var utility = SampleUtility.millbrook();
        billing = BillingForTests.over(database, clock);
        store = new OrderStore(database);
        days = new WorkingDays(utility, rules, clock);
        landlords = new Landlords(store, town.audit);
        agreements = AgreementsForTests.over(town);
        finding = new FindingAPremise(town.accounts, landlords, utility, days);
        appointments = new Appointments(store, town.accounts, days, rules, clock);
        var telling = new NewsOfOrders(town.accounts, appointments);
        var occupancy = new Occupancy(town.accounts, landlords, store);
        deposits = new Deposits(store, rules, town.accounts, billing.bills(), billing.ledger(), clock);
        var choices = new Choices(days, appointments, rules, store);
        var whoMay = new WhoMayOrder(town.accounts, town.audit);
        var quoting = new Quoting(whoMay, occupancy, landlords, finding, choices, new Quoting.Sums(deposits, billing.finalBills(), billing.ledger()));
        identity = new IdentityScore(rules, town.accounts, billing.bills());
        var supplying = new Supplying(town.accounts, agreements, town.profiles, landlords, occupancy, new Supplying.Terms(rules, clock));
        carryingOut = new CarryingOut(store, supplying, deposits, billing.ledger(), telling, new CarryingOut.Times(days, rules, clock));
        sweep = new OrderSweep(store, carryingOut, appointments, clock);
        closing = new ClosingAccounts(store, town.accounts, agreements, new ClosingAccounts.Books(billing.lastBills(), billing.ledger()), rules, clock);
        var desk = new PlacingAnOrder.Desk(town.accounts, identity, telling, town.audit, clock);
        var placing = new PlacingAnOrder(store, quoting, new Judging(identity, occupancy, appointments, days, rules), appointments, carryingOut, desk);
        var changing = new ChangingAnOrder(store, carryingOut, appointments, choices, days, desk);
        orders = new Orders(store, quoting, placing, changing, whoMay, new Orders.Door(AgreementsForTests.tries(town), rules, town.audit));
        staff = new StaffOrders(store, carryingOut, changing, appointments, desk);
        cards = new FakeCardGateway(clock);
        payments = PaymentsForTests.over(database, cards, new FakeCardVault(), clock, billing.ledger());
        paying = new PayingADeposit(store, rules, payments.payments(), billing.bills(), TestAddresses.at("https://millbrook.example"), TestKey.KEY);
        intake = new Intake(store, rules, AgreementsForTests.tries(town), town.audit, clock);
        var house = new Premise(new PremiseId("prm_4h14"), 0, Neighbours.at("14 Alder St"), Optional.of("North"), Optional.of("High"), Optional.empty());
        town.accounts.add(house);
        alder14 = town.accounts.premise(house.id()).orElseThrow();
    }

    public static Asker guest(Channel channel) {
        return Asker.stranger(channel, "somewhere");
    }

    public static Asker as(Person person) {
        return Asker.customer(Channel.PAGE, "somewhere", person.id());
    }

    /** Hana as she fills in the form: name, age, a licence. */
    public static Applicant hana() {
        return new Applicant("Hana Kim", HANAS_PHONE, false, Optional.of("hana@millbrook.example"), Optional.of(LocalDate.of(1994, 4, 2)),
                Optional.of(new Applicant.Paper(Applicant.Paper.Kind.DRIVING_LICENCE, "4417")), Optional.empty(), Language.ENGLISH);
    }

    public Wish.Start hanasStart(UtilityService... services) {
        return new Wish.Start(alder14.id(), Set.of(services), Optional.of(hana()));
    }

    public static Slot slot(String area, LocalDate day, HalfDay half) {
        return new Slot(area, day, half);
    }

    /** Hana's yes: electric and water from Tuesday on, somebody comes in the morning. */
    public NewOrder hanasYes() {
        return new NewOrder(hanasStart(UtilityService.ELECTRIC, UtilityService.WATER), Wish.Days.starting(TUESDAY),
                Optional.of(slot("hill", TUESDAY, HalfDay.MORNING)), Optional.empty(), Language.ENGLISH);
    }

    public NewOrder stop(Account account, LocalDate day) {
        return new NewOrder(new Wish.Stop(account.id(), Set.of(), Optional.empty()), Wish.Days.stopping(day), Optional.empty(), Optional.empty(), Language.ENGLISH);
    }

    /** Tess has the electricity of 5 Cedar Ct in her own name; Cy keeps it on between tenants. */
    public Account tesssElectric() {
        var agreement = new ServiceAgreement(UtilityService.ELECTRIC, "residential", Optional.of("E-1"), Map.of(), LocalDate.of(2025, 5, 1), Optional.empty());
        var account = new Account(AccountId.mint(), 0, new AccountNumber("100201136"), List.of(), town.tess.id(), Set.of(), town.cysLet.premise(),
                List.of(agreement), CustomerClass.RESIDENTIAL, LocalDate.of(2025, 5, 1), Optional.empty());
        town.accounts.add(account);
        landlords.agree(new ContinuousService(town.cysLet.premise().id(), 0, town.cy.id(), Optional.of(town.cysLet.id()),
                Set.of(UtilityService.ELECTRIC, UtilityService.WATER, UtilityService.SEWER), LocalDate.of(2020, 1, 1), Optional.empty()), Asker.SYSTEM);
        return account;
    }

    /** Taken by the rules or, where a guest is unknown, by Sam, who has seen a license. */
    Order placed(String key, NewOrder wanted, Asker who) {
        return switch (orders.place(key, wanted, who)) {
            case Placing.Placed placed -> placed.order();
            case Placing.Again again -> again.order();
            case Placing.ToStaff toStaff when toStaff.why().equals("identity") -> ((Changing.Changed) staff.approve(
                    toStaff.order().id(), Optional.of(IdentityEvidence.DRIVERS_LICENSE), SAM)).order();
            case Placing.ToStaff toStaff -> throw new AssertionError("to staff: " + toStaff.why());
            case Placing.Full full -> throw new AssertionError("full; free: " + full.next());
            case Placing.Refused refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    Order now(Order order) {
        return store.orders.find(order.id().value()).orElseThrow();
    }

    /** Time goes on to that moment in Millbrook, and the sweep does what is due then. */
    void until(String local) {
        clock.set(ZonedDateTime.of(java.time.LocalDateTime.parse(local), clock.getZone()).toInstant());
        while (sweep.finish() > 0) {
            clock.advance(Duration.ofSeconds(0));
        }
    }

    /** Whoever came says that it is done. */
    void doneBy(Order order, String local) {
        until(local);
        staff.done(order.id(), SAM);
    }

    <E> List<E> told(Class<E> kind) {
        return test.told().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Optional<Account> account(AccountId id) {
        return town.accounts.find(id);
    }

    PersonId holder(Order order) {
        return order.parties().person();
    }
}
