package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.common.Asker;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.Order.Appointment;
import org.curbstop.orders.Refusal.Reason;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/** Another day, another slot, or not at all: until the cut-off by whoever it belongs to, and by staff until its day. */
@Component
final class ChangingAnOrder {

    private static final int OTHERS = 3;

    private final OrderStore store;
    private final CarryingOut carryingOut;
    private final Appointments appointments;
    private final Choices choices;
    private final WorkingDays days;
    private final PlacingAnOrder.Desk desk;

    ChangingAnOrder(
            OrderStore store, CarryingOut carryingOut, Appointments appointments, Choices choices, WorkingDays days, PlacingAnOrder.Desk desk) {
        this.store = store;
        this.carryingOut = carryingOut;
        this.appointments = appointments;
        this.choices = choices;
        this.days = days;
        this.desk = desk;
    }

    /** Whether it is theirs to see and change: as the customer, as whoever may order for its account, as staff, or by its phone. */
    boolean isOf(Order order, Asker who, Optional<PhoneNumber> proved) {
        return who.staff().isPresent()
                || who.person().filter(order.parties().person()::equals).isPresent()
                || proved.isPresent() && proved.equals(order.parties().phone())
                || order.accounts().stream().map(desk.accounts()::find).flatMap(Optional::stream).anyMatch(a -> WhoMayOrder.rule(a, who).isPresent());
    }

    boolean canStillChange(Order order, Asker who) {
        return switch (order.state()) {
            case State.AwaitingStaff s -> true;
            case State.Accepted s -> isInTime(order, who);
            case State.Scheduled s -> isInTime(order, who);
            case State.InProgress s -> false;
            case State.Done s -> false;
            case State.Cancelled s -> false;
            case State.Refused s -> false;
        };
    }

    private boolean isInTime(Order order, Asker who) {
        return who.staff().isPresent() || desk.clock().instant().isBefore(days.changeableUntil(order.days().first()));
    }

    /** The days and slots that it could have instead. */
    Optional<Quote.Choice> starting(Order order) {
        return order.days().start().map(day -> choices.starting(order.place(), order.visit().isPresent()));
    }

    Optional<Quote.Choice> stopping(Order order) {
        return order.terms().stops().flatMap(desk.accounts()::find).map(choices::stopping);
    }

    Changing move(Order order, Wish.Days to, Optional<Slot> slot, Asker who) {
        if (!canStillChange(order, who)) {
            return refused(Reason.TOO_LATE);
        }
        if (to.start().isPresent() != order.days().start().isPresent() || to.stop().isPresent() != order.days().stop().isPresent()
                || !isOffered(to.start(), order.days().start(), starting(order)) || !isOffered(to.stop(), order.days().stop(), stopping(order))) {
            return refused(Reason.DAY_NOT_OFFERED);
        }
        if (order.kind() == Wish.Kind.MOVE && Judging.isApart(to, choices.overlap())) {
            return refused(Reason.TOO_MUCH_OVERLAP);
        }
        Optional<Slot> old = order.visit().map(Appointment::slot);
        Optional<Slot> next = old.isPresent() ? slot.or(() -> old) : Optional.empty();
        if (next.filter(s -> !to.start().equals(Optional.of(s.day())) || !appointments.isOffered(s, appointments.area(order.place()))).isPresent()) {
            return refused(Reason.SLOT_NEEDED);
        }
        if (to.equals(order.days()) && next.equals(old)) {
            return new Changing.Changed(order);
        }
        if (next.isPresent() && !appointments.hold(next.get(), order.key())) {
            return new Changing.Full(appointments.slots(order.place(), next.get().day(), OTHERS));
        }
        return moved(order, to, next, who);
    }

    private Changing moved(Order order, Wish.Days to, Optional<Slot> next, Asker who) {
        Order after = store.orders.change(order.id().value(), now -> {
            if (!now.state().isOpen() || now.state() instanceof State.InProgress || !now.days().equals(order.days()) || !now.visit().equals(order.visit())) {
                return now;
            }
            Order then = carryingOut.due(now.on(to).visited(next.map(Appointment::at)));
            return then.telling(List.of(Outgoing.of(new OrderChanged(desk.telling().of(then), desk.clock().instant()))));
        });
        boolean done = after.days().equals(to) && after.visit().map(Appointment::slot).equals(next);
        Optional<Slot> kept = after.visit().map(Appointment::slot);
        java.util.stream.Stream.concat(order.visit().map(Appointment::slot).stream(), next.stream())
                .filter(slot -> !kept.equals(Optional.of(slot)))
                .forEach(slot -> appointments.release(slot, order.key()));
        if (done) {
            desk.audit().record(who, "order-changed " + order.id(), existing(order));
        }
        return done ? new Changing.Changed(after) : refused(Reason.TOO_LATE);
    }

    Changing cancel(Order order, Asker who) {
        if (order.state() instanceof State.Cancelled) {
            return new Changing.Changed(order);
        }
        if (!canStillChange(order, who)) {
            return refused(Reason.TOO_LATE);
        }
        String by = who.staff().isPresent() ? "staff" : "customer";
        Order after = carryingOut.step(order.id(), new Step.TakenBack(by, desk.clock().instant()),
                then -> List.of(new OrderCancelled(desk.telling().of(then), by, desk.clock().instant())));
        if (!(after.state() instanceof State.Cancelled)) {
            return refused(Reason.TOO_LATE);
        }
        undo(after);
        desk.audit().record(who, "order-cancelled " + order.id(), existing(order));
        return new Changing.Changed(after);
    }

    void undo(Order order) {
        order.visit().ifPresent(visit -> appointments.release(visit.slot(), order.key()));
        carryingOut.takeBack(order);
    }

    private List<org.curbstop.common.AccountId> existing(Order order) {
        return order.accounts().stream().map(desk.accounts()::find).flatMap(Optional::stream).map(Account::id).toList();
    }

    /** A day that stays as it was need not be on offer still. */
    private static boolean isOffered(Optional<LocalDate> day, Optional<LocalDate> before, Optional<Quote.Choice> choice) {
        return day.isEmpty() || day.equals(before) || choice.filter(c -> c.days().contains(day.get())).isPresent();
    }

    private static Changing refused(Reason reason) {
        return new Changing.Refused(new Refusal(reason, ""));
    }
}
