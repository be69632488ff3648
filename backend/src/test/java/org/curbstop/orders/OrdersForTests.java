package org.curbstop.orders;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountLifecycle;
import org.curbstop.accounts.AccountLifecycleForTests;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.billing.BillingForTests;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.appointments.AvailableDates;
import org.curbstop.orders.appointments.OrderCalendar;
import org.curbstop.orders.deposits.Deposits;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.orders.entry.ChangingAnOrder;
import org.curbstop.orders.entry.OrderValidation;
import org.curbstop.orders.entry.PlacingAnOrder;
import org.curbstop.orders.entry.QuotingAnOrder;
import org.curbstop.orders.fulfillment.AccountClosureJob;
import org.curbstop.orders.fulfillment.OrderFulfillment;
import org.curbstop.orders.fulfillment.OrderFulfillmentJob;
import org.curbstop.orders.fulfillment.OrderSnapshotFactory;
import org.curbstop.orders.fulfillment.ServiceActivation;
import org.curbstop.orders.imports.ImportingOrderResults;
import org.curbstop.orders.premises.ContinuousServiceAgreements;
import org.curbstop.orders.premises.FindingAPremise;
import org.curbstop.orders.premises.PremiseOccupancy;
import org.curbstop.orders.rules.IdentityScore;
import org.curbstop.orders.rules.OrderAuthorization;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.rules.OrderRulesReader;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.payments.PaymentsForTests;
import org.curbstop.payments.gateway.FakeCardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.policies.PolicyPack;
import org.curbstop.store.Database;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.TestApplicationUrls;

/** The orders capability over a test's database, with Hana's empty house at 14 Alder St, on Sunday 2026-11-22, 09:30. */
public final class OrdersForTests {

    public static final Actor SAM = Actor.staff("sam");
    public static final PhoneNumber HANAS_PHONE = new PhoneNumber("+15035550108");
    public static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    public final MillbrookCustomers millbrook;
    public final MovableClock clock;
    public final BillingForTests billing;
    public final OrderRules rules;
    public final ContinuousServiceAgreements continuousService;
    public final Appointments appointments;
    public final FindingAPremise findingAPremise;
    public final Orders orders;
    public final StaffOrders staff;
    public final ImportingOrderResults results;
    public final Deposits deposits;
    public final IntakeRequests intake;
    public final PayingADeposit paying;
    public final FakeCardGateway cards;
    public final PaymentsForTests payments;
    public final OrderRepository repository;
    final OrderFulfillment fulfillment;
    final OrderFulfillmentJob sweep;
    public final AccountClosureJob closing;
    public final IdentityScore identity;
    final OrderCalendar days;
    final AccountLifecycle agreements;
    final TestStore test;
    public final Premise alder14;

    public OrdersForTests(TestStore test) {
        this(test, OrderRulesReader.read(PolicyPack.named("millbrook").file("orders"), SampleUtility.millbrook().services(),
                SampleUtility.millbrook().currency()));
    }

    OrdersForTests(TestStore test, OrderRules rules) {
        this(test, rules, new MillbrookCustomers(test), test.store());
    }

    /** Returns another process on the same database, with the same customers. */
    OrdersForTests another() {
        return new OrdersForTests(test, rules, millbrook, test.another());
    }

    private OrdersForTests(TestStore test, OrderRules rules, MillbrookCustomers millbrook, Database database) {
        this.test = test;
        this.rules = rules;
        this.millbrook = millbrook;
        clock = millbrook.clock;
        var utility = SampleUtility.millbrook();
        billing = BillingForTests.over(database, clock);
        repository = new OrderRepository(database);
        days = new OrderCalendar(utility, rules, clock);
        continuousService = new ContinuousServiceAgreements(repository, millbrook.audit);
        agreements = AccountLifecycleForTests.over(millbrook);
        findingAPremise = new FindingAPremise(millbrook.accounts, continuousService, utility, days);
        appointments = new Appointments(repository, millbrook.accounts, days, rules, clock);
        var snapshots = new OrderSnapshotFactory(millbrook.accounts, appointments);
        var occupancy = new PremiseOccupancy(millbrook.accounts, continuousService, repository);
        deposits = new Deposits(repository, rules, millbrook.accounts, billing.bills(), billing.ledger(), clock);
        var availableDates = new AvailableDates(days, appointments, rules, repository);
        var whoMay = new OrderAuthorization(millbrook.accounts, millbrook.audit);
        var quotingAnOrder = new QuotingAnOrder(whoMay, occupancy, continuousService, findingAPremise, availableDates,
                new QuotingAnOrder.Pricing(deposits, billing.finalBills(), billing.ledger()));
        identity = new IdentityScore(rules, millbrook.accounts, billing.bills());
        var serviceActivation = new ServiceActivation(millbrook.accounts, agreements, millbrook.profiles, continuousService, occupancy,
                new ServiceActivation.ActivationDefaults(rules, clock));
        fulfillment = new OrderFulfillment(repository, serviceActivation, deposits, billing.ledger(), snapshots,
                new OrderFulfillment.DueTimes(days, rules, clock));
        sweep = new OrderFulfillmentJob(repository, fulfillment, appointments, clock);
        closing = new AccountClosureJob(repository, millbrook.accounts, agreements,
                new AccountClosureJob.BillingRecords(billing.lastBills(), billing.ledger()), rules, clock);
        var collaborators = new PlacingAnOrder.Collaborators(millbrook.accounts, identity, snapshots, millbrook.audit, clock);
        var placingAnOrder = new PlacingAnOrder(repository, quotingAnOrder,
                new OrderValidation(identity, occupancy, appointments, days, rules), appointments,
                fulfillment, collaborators);
        var changingAnOrder = new ChangingAnOrder(repository, fulfillment, appointments, availableDates, days, collaborators);
        orders = new Orders(repository, quotingAnOrder, placingAnOrder, changingAnOrder, whoMay,
                new Orders.RequestGuards(AccountLifecycleForTests.tries(millbrook), rules, millbrook.audit));
        staff = new StaffOrders(repository, fulfillment, changingAnOrder, appointments, collaborators);
        results = new ImportingOrderResults(repository, staff, changingAnOrder, appointments, millbrook.audit, clock);
        cards = new FakeCardGateway(clock);
        payments = PaymentsForTests.over(database, cards, new FakeSavedCardGateway(), clock, billing.ledger());
        paying = new PayingADeposit(repository, rules, payments.payments(), billing.bills(),
                TestApplicationUrls.at("https://millbrook.example"),
                TestKey.KEY);
        intake = new IntakeRequests(repository, rules, AccountLifecycleForTests.tries(millbrook), millbrook.audit, clock);
        var house = new Premise(new PremiseId("prm_4h14"), 0, MillbrookCustomers.at("14 Alder St"), Optional.of("North"),
                Optional.of("High"), Optional.empty());
        millbrook.accounts.add(house);
        alder14 = millbrook.accounts.findPremise(house.id()).orElseThrow();
    }

    public static Actor guest(Channel channel) {
        return Actor.anonymous(channel, "somewhere");
    }

    public static Actor as(Person person) {
        return Actor.customer(Channel.PAGE, "somewhere", person.id());
    }

    /** Returns Hana's form with name, date of birth and driver's license. */
    public static Applicant hana() {
        return new Applicant("Hana Kim", HANAS_PHONE, false, Optional.of("hana@millbrook.example"), Optional.of(LocalDate.of(1994, 4, 2)),
                Optional.of(new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.DRIVING_LICENCE, "4417")), Optional.empty(),
                Language.ENGLISH);
    }

    public OrderRequest.Start hanasStart(ServiceType... services) {
        return new OrderRequest.Start(alder14.id(), Set.of(services), Optional.of(hana()));
    }

    public static AppointmentSlot slot(String area, LocalDate day, VisitWindow half) {
        return new AppointmentSlot(area, day, half);
    }

    /** Returns Hana's confirmed order: electricity and water from Tuesday, with a visit in the morning. */
    public NewOrder hanasYes() {
        return new NewOrder(hanasStart(ServiceType.ELECTRIC, ServiceType.WATER), OrderRequest.ServiceDates.startingOn(TUESDAY),
                Optional.of(slot("hill", TUESDAY, VisitWindow.MORNING)), Optional.empty(), Language.ENGLISH);
    }

    public NewOrder stop(Account account, LocalDate day) {
        return new NewOrder(new OrderRequest.Stop(account.id(), Set.of(), Optional.empty()), OrderRequest.ServiceDates.stoppingOn(day),
                Optional.empty(), Optional.empty(), Language.ENGLISH);
    }

    /** Adds Tess's own electric account at 5 Cedar Ct; Cy has a continuous service agreement between tenants. */
    public Account tesssElectric() {
        var agreement = new ServiceAgreement(ServiceType.ELECTRIC, "residential", Optional.of("E-1"), Map.of(), LocalDate.of(2025, 5, 1),
                Optional.empty());
        var account = new Account(AccountId.create(), 0, new AccountNumber("100201136"), List.of(), millbrook.tess.id(), Set.of(),
                millbrook.cysLet.premise(),
                List.of(agreement), CustomerClass.RESIDENTIAL, LocalDate.of(2025, 5, 1), Optional.empty());
        millbrook.accounts.add(account);
        continuousService.create(new ContinuousServiceAgreement(millbrook.cysLet.premise().id(), 0, millbrook.cy.id(),
                Optional.of(millbrook.cysLet.id()),
                Set.of(ServiceType.ELECTRIC, ServiceType.WATER, ServiceType.SEWER), LocalDate.of(2020, 1, 1), Optional.empty()),
                Actor.SYSTEM);
        return account;
    }

    /** Places an order. If the identity score sends it to staff, Sam approves it, having seen a driver's license. */
    public ServiceOrder placed(String key, NewOrder wanted, Actor actor) {
        return switch (orders.place(key, wanted, actor)) {
            case PlaceOrderResult.Placed placed -> placed.order();
            case PlaceOrderResult.AlreadyPlaced again -> again.order();
            case PlaceOrderResult.SentToStaff toStaff when toStaff.reason().equals("identity") ->
                    ((ChangeOrderResult.Changed) staff.approve(
                    toStaff.order().id(), Optional.of(IdentityEvidence.DRIVERS_LICENSE), SAM)).order();
            case PlaceOrderResult.SentToStaff toStaff -> throw new AssertionError("to staff: " + toStaff.reason());
            case PlaceOrderResult.SlotFull full -> throw new AssertionError("full; free: " + full.nextFreeSlots());
            case PlaceOrderResult.Refused refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    public ServiceOrder now(ServiceOrder order) {
        return repository.orders.find(order.id().value()).orElseThrow();
    }

    /** Sets the clock to a local time in Millbrook and advances every order that is due by then. */
    public void until(String local) {
        clock.set(ZonedDateTime.of(java.time.LocalDateTime.parse(local), clock.getZone()).toInstant());
        while (sweep.advanceAllDue() > 0) {
            clock.advance(Duration.ofSeconds(0));
        }
    }

    /** Reports the visit as done at a local time. */
    public void doneBy(ServiceOrder order, String local) {
        until(local);
        staff.reportDone(order.id(), SAM);
    }

    public <E> List<E> published(Class<E> kind) {
        return test.told().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public Optional<Account> account(AccountId id) {
        return millbrook.accounts.find(id);
    }

    PersonId holder(ServiceOrder order) {
        return order.parties().person();
    }
}
