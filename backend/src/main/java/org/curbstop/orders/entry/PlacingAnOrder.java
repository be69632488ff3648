package org.curbstop.orders.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.common.RandomCodes;
import org.curbstop.orders.Applicant;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.ServiceOrder.AgreedTerms;
import org.curbstop.orders.ServiceOrder.Appointment;
import org.curbstop.orders.ServiceOrder.Parties;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.events.OrderPlaced;
import org.curbstop.orders.fulfillment.OrderFulfillment;
import org.curbstop.orders.fulfillment.OrderSnapshotFactory;
import org.curbstop.orders.rules.IdentityScore;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Places an order after explicit confirmation, once per key even if submitted twice. The quote is calculated again, so that nothing is
 * accepted that is no longer available.
 */
@Component
public final class PlacingAnOrder {


    private final OrderRepository repository;
    private final QuotingAnOrder quotingAnOrder;
    private final OrderValidation validation;
    private final Appointments appointments;
    private final OrderFulfillment orderFulfillment;
    private final Collaborators collaborators;

    /** Collaborators for identity, events, audit trail and time. */
    @org.springframework.stereotype.Component
    public record Collaborators(Accounts accounts, IdentityScore identity, OrderSnapshotFactory snapshots, AuditTrail audit, Clock clock) {}

    public PlacingAnOrder(OrderRepository repository, QuotingAnOrder quotingAnOrder, OrderValidation orderValidation,
            Appointments appointments, OrderFulfillment fulfillment, Collaborators collaborators) {
        this.repository = repository;
        this.quotingAnOrder = quotingAnOrder;
        this.validation = orderValidation;
        this.appointments = appointments;
        this.orderFulfillment = fulfillment;
        this.collaborators = collaborators;
    }

    public PlaceOrderResult place(String key, NewOrder wanted, Actor actor) {
        Optional<ServiceOrder> before = repository.findByKey(key);
        if (before.isPresent()) {
            return new PlaceOrderResult.AlreadyPlaced(orderFulfillment.advance(before.get()));
        }
        return switch (quotingAnOrder.quote(wanted.request(), actor)) {
            case OrderQuoteResult.Refused refused -> alreadyPlacedOr(key, new PlaceOrderResult.Refused(refused.refusal()));
            case OrderQuoteResult.Offered offered -> place(key, wanted, offered.quote(), actor);
        };
    }

    private PlaceOrderResult place(String key, NewOrder wanted, OrderQuote quote, Actor actor) {
        Optional<OrderRefusal> no = validation.findRefusal(wanted, quote, actor);
        if (no.isPresent()) {
            return alreadyPlacedOr(key, new PlaceOrderResult.Refused(no.get()));
        }
        ServiceOrder order = buildOrder(key, wanted, quote, actor);
        if (order.visit().isPresent() && !appointments.book(order.visit().get().slot(), key)) {
            return alreadyPlacedOr(key,
                    new PlaceOrderResult.SlotFull(appointments.nextFreeSlots(order.place(), order.visit().get().slot().day(), 3)));
        }
        Optional<String> toStaff = validation.findReviewReason(wanted, order, actor);
        ServiceOrder written = toStaff.<OrderState>map(OrderState.AwaitingStaff::new).map(order::withState)
                .map(o -> o.withFollowUp(ServiceOrder.FollowUp.NONE))
                .orElseGet(() -> order.withState(new OrderState.Accepted()));
        var placed = new OrderPlaced(collaborators.snapshots().create(written), toStaff, collaborators.clock().instant());
        if (!repository.orders.insert(written.withEvents(List.of(OutboxMessage.of(placed))))) {
            return repository.findByKey(key).<PlaceOrderResult>map(PlaceOrderResult.AlreadyPlaced::new)
                    .orElseGet(() -> place(key, wanted, quote, actor)); // the reference number was taken
        }
        collaborators.audit().record(actor, "order-placed " + order.id(), existingAccounts(order));
        return toStaff.<PlaceOrderResult>map(why -> new PlaceOrderResult.SentToStaff(written, why))
                .orElseGet(() -> new PlaceOrderResult.Placed(orderFulfillment.advance(written)));
    }

    /** The same submission may have been stored concurrently. */
    private PlaceOrderResult alreadyPlacedOr(String key, PlaceOrderResult otherwise) {
        return repository.findByKey(key).<PlaceOrderResult>map(PlaceOrderResult.AlreadyPlaced::new).orElse(otherwise);
    }

    private List<AccountId> existingAccounts(ServiceOrder order) {
        return order.accounts().stream().filter(id -> collaborators.accounts().find(id).isPresent()).toList();
    }

    private ServiceOrder buildOrder(String key, NewOrder wanted, OrderQuote quote, Actor actor) {
        PersonId person = person(wanted.request(), actor);
        PremiseId place = place(wanted.request());
        Optional<AccountId> stops = switch (wanted.request()) {
            case OrderRequest.Stop stop -> Optional.of(stop.account());
            case OrderRequest.Move move -> Optional.of(move.from());
            case OrderRequest.Start _, OrderRequest.Visit _ -> Optional.empty();
        };
        Optional<Account> there = openAccountAt(wanted.request(), person, place);
        Optional<AccountId> opens = switch (wanted.request()) {
            case OrderRequest.Start _, OrderRequest.Move _ -> there.map(Account::id).or(() -> Optional.of(AccountId.create()));
            case OrderRequest.Stop _, OrderRequest.Visit _ -> Optional.empty();
        };
        var accounts = new ArrayList<AccountId>();
        if (wanted.request() instanceof OrderRequest.Visit visit) {
            accounts.add(visit.account());
        }
        stops.ifPresent(accounts::add);
        opens.ifPresent(accounts::add);
        LocalDate today = LocalDate.now(collaborators.clock());
        var terms = new AgreedTerms(quote.services(), opens, there.isPresent(), stops, quote.deposit(),
                quote.sameDayFee().filter(fee -> wanted.days().start().equals(Optional.of(today))), Optional.empty());
        var parties = new Parties(person, phone(wanted.request(), person), actor.channel(), wanted.confirmTo(), wanted.language(),
                collaborators.clock().instant());
        return new ServiceOrder(OrderId.create(), 0, key, RandomCodes.createNumber(9), wanted.request(), wanted.days(),
                new OrderState.Accepted(), parties, accounts, place,
                quote.visit().flatMap(visit -> wanted.slot()).map(Appointment::booked), terms, orderFulfillment.leaseFollowUp(), List.of());
    }

    private Optional<Account> openAccountAt(OrderRequest request, PersonId person, PremiseId place) {
        return request instanceof OrderRequest.Start || request instanceof OrderRequest.Move
                ? collaborators.accounts().listAtPremise(place).stream().filter(a -> a.holder().equals(person) && a.closed().isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    private PersonId person(OrderRequest request, Actor actor) {
        return switch (request) {
            case OrderRequest.Start start -> start.applicant().map(this::findOrCreate).orElseGet(() -> actor.person().orElseThrow());
            case OrderRequest.Stop stop -> holder(stop.account());
            case OrderRequest.Move move -> holder(move.from());
            case OrderRequest.Visit visit -> holder(visit.account());
        };
    }

    private PersonId holder(AccountId account) {
        return collaborators.accounts().find(account).orElseThrow().holder();
    }

    /**
     * Matches a person on file only if the phone is verified and the name is the same: otherwise an account could be opened in a stranger's
     * name.
     */
    private PersonId findOrCreate(Applicant applicant) {
        return collaborators.accounts().listPeopleByPhone(applicant.phone()).stream()
                .filter(person -> applicant.phoneProved() && IdentityScore.sameName(person, applicant))
                .map(Person::id)
                .findFirst()
                .orElseGet(PersonId::create);
    }

    private Optional<org.curbstop.common.PhoneNumber> phone(OrderRequest request, PersonId person) {
        return request instanceof OrderRequest.Start start && start.applicant().isPresent()
                ? start.applicant().map(Applicant::phone)
                : collaborators.accounts().findPerson(person).flatMap(Person::phone);
    }

    private PremiseId place(OrderRequest request) {
        return switch (request) {
            case OrderRequest.Start start -> start.premise();
            case OrderRequest.Move move -> move.to();
            case OrderRequest.Stop stop -> collaborators.accounts().find(stop.account()).orElseThrow().premise().id();
            case OrderRequest.Visit visit -> collaborators.accounts().find(visit.account()).orElseThrow().premise().id();
        };
    }
}
