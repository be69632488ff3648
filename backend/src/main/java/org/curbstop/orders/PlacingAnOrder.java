package org.curbstop.orders;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.Order.Appointment;
import org.curbstop.orders.Order.Parties;
import org.curbstop.orders.Order.Terms;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/**
 * Takes an order after an explicit yes: once for each key, whoever presses twice. What a quote says is worked out again here, so that
 * nothing is taken that cannot be had any more.
 */
@Component
final class PlacingAnOrder {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final OrderStore store;
    private final Quoting quoting;
    private final Judging judging;
    private final Appointments appointments;
    private final CarryingOut carryingOut;
    private final Desk desk;

    /** Who is who, what time it is, and the trail. */
    @org.springframework.stereotype.Component
    record Desk(Accounts accounts, IdentityScore identity, NewsOfOrders telling, Audit audit, Clock clock) {}

    PlacingAnOrder(OrderStore store, Quoting quoting, Judging judging, Appointments appointments, CarryingOut carryingOut, Desk desk) {
        this.store = store;
        this.quoting = quoting;
        this.judging = judging;
        this.appointments = appointments;
        this.carryingOut = carryingOut;
        this.desk = desk;
    }

    Placing place(String key, NewOrder wanted, Asker who) {
        Optional<Order> before = store.byKey(key);
        if (before.isPresent()) {
            return new Placing.Again(carryingOut.carry(before.get()));
        }
        return switch (quoting.quote(wanted.wish(), who)) {
            case Quoted.Refused refused -> againOr(key, new Placing.Refused(refused.refusal()));
            case Quoted.Offered offered -> place(key, wanted, offered.quote(), who);
        };
    }

    private Placing place(String key, NewOrder wanted, Quote quote, Asker who) {
        Optional<Refusal> no = judging.refused(wanted, quote, who);
        if (no.isPresent()) {
            return againOr(key, new Placing.Refused(no.get()));
        }
        Order order = order(key, wanted, quote, who);
        if (order.visit().isPresent() && !appointments.hold(order.visit().get().slot(), key)) {
            return againOr(key, new Placing.Full(appointments.slots(order.place(), order.visit().get().slot().day(), 3)));
        }
        Optional<String> toStaff = judging.toStaff(wanted, order, who);
        Order written = toStaff.<State>map(State.AwaitingStaff::new).map(order::in).map(o -> o.by(Order.Care.NONE))
                .orElseGet(() -> order.in(new State.Accepted()));
        var placed = new OrderPlaced(desk.telling().of(written), toStaff, desk.clock().instant());
        if (!store.orders.insert(written.telling(List.of(Outgoing.of(placed))))) {
            return store.byKey(key).<Placing>map(Placing.Again::new).orElseGet(() -> place(key, wanted, quote, who)); // the nine digits were taken
        }
        desk.audit().record(who, "order-placed " + order.id(), existing(order));
        return toStaff.<Placing>map(why -> new Placing.ToStaff(written, why)).orElseGet(() -> new Placing.Placed(carryingOut.carry(written)));
    }

    /** The other press of the same yes may have been written down since we looked. */
    private Placing againOr(String key, Placing otherwise) {
        return store.byKey(key).<Placing>map(Placing.Again::new).orElse(otherwise);
    }

    private List<AccountId> existing(Order order) {
        return order.accounts().stream().filter(id -> desk.accounts().find(id).isPresent()).toList();
    }

    private Order order(String key, NewOrder wanted, Quote quote, Asker who) {
        PersonId person = person(wanted.wish(), who);
        PremiseId place = place(wanted.wish());
        Optional<AccountId> stops = switch (wanted.wish()) {
            case Wish.Stop stop -> Optional.of(stop.account());
            case Wish.Move move -> Optional.of(move.from());
            case Wish.Start start -> Optional.empty();
            case Wish.Visit visit -> Optional.empty();
        };
        Optional<Account> there = opened(wanted.wish(), person, place);
        Optional<AccountId> opens = switch (wanted.wish()) {
            case Wish.Start start -> there.map(Account::id).or(() -> Optional.of(AccountId.mint()));
            case Wish.Move move -> there.map(Account::id).or(() -> Optional.of(AccountId.mint()));
            case Wish.Stop stop -> Optional.empty();
            case Wish.Visit visit -> Optional.empty();
        };
        var accounts = new ArrayList<AccountId>();
        if (wanted.wish() instanceof Wish.Visit visit) {
            accounts.add(visit.account());
        }
        stops.ifPresent(accounts::add);
        opens.ifPresent(accounts::add);
        LocalDate today = LocalDate.now(desk.clock());
        var terms = new Terms(quote.services(), opens, there.isPresent(), stops, quote.deposit(),
                quote.sameDayFee().filter(fee -> wanted.days().start().equals(Optional.of(today))), Optional.empty());
        var parties = new Parties(person, phone(wanted.wish(), person), who.channel(), wanted.confirmTo(), wanted.language(), desk.clock().instant());
        return new Order(OrderId.mint(), 0, key, reference(), wanted.wish(), wanted.days(), new State.Accepted(), parties, accounts, place,
                quote.visit().flatMap(visit -> wanted.slot()).map(Appointment::at), terms, carryingOut.soon(), List.of());
    }

    private Optional<Account> opened(Wish wish, PersonId person, PremiseId place) {
        return wish instanceof Wish.Start || wish instanceof Wish.Move
                ? desk.accounts().at(place).stream().filter(a -> a.holder().equals(person) && a.closed().isEmpty()).findFirst()
                : Optional.empty();
    }

    private PersonId person(Wish wish, Asker who) {
        return switch (wish) {
            case Wish.Start start -> start.applicant().map(this::known).orElseGet(() -> who.person().orElseThrow());
            case Wish.Stop stop -> holder(stop.account());
            case Wish.Move move -> holder(move.from());
            case Wish.Visit visit -> holder(visit.account());
        };
    }

    private PersonId holder(AccountId account) {
        return desk.accounts().find(account).orElseThrow().holder();
    }

    /** Somebody on file only where the phone is proved and the name is the same: else an account could be hung on a stranger. */
    private PersonId known(Applicant applicant) {
        return desk.accounts().byPhone(applicant.phone()).stream()
                .filter(person -> applicant.phoneProved() && IdentityScore.sameName(person, applicant))
                .map(Person::id)
                .findFirst()
                .orElseGet(PersonId::mint);
    }

    private Optional<org.curbstop.common.PhoneNumber> phone(Wish wish, PersonId person) {
        return wish instanceof Wish.Start start && start.applicant().isPresent()
                ? start.applicant().map(Applicant::phone)
                : desk.accounts().person(person).flatMap(Person::phone);
    }

    private PremiseId place(Wish wish) {
        return switch (wish) {
            case Wish.Start start -> start.premise();
            case Wish.Move move -> move.to();
            case Wish.Stop stop -> desk.accounts().find(stop.account()).orElseThrow().premise().id();
            case Wish.Visit visit -> desk.accounts().find(visit.account()).orElseThrow().premise().id();
        };
    }

    private static String reference() {
        return String.valueOf(100_000_000 + RANDOM.nextInt(900_000_000));
    }
}
