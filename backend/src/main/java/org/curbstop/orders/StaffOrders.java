package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.curbstop.common.Asker;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.orders.Order.Appointment;
import org.curbstop.orders.Refusal.Reason;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/** What staff and the field do with orders. Each step is put on record under the name of who took it. */
@Component
public final class StaffOrders {

    private final OrderStore store;
    private final CarryingOut carryingOut;
    private final ChangingAnOrder changing;
    private final Appointments appointments;
    private final PlacingAnOrder.Desk desk;

    StaffOrders(OrderStore store, CarryingOut carryingOut, ChangingAnOrder changing, Appointments appointments, PlacingAnOrder.Desk desk) {
        this.store = store;
        this.carryingOut = carryingOut;
        this.changing = changing;
        this.appointments = appointments;
        this.desk = desk;
    }

    /** Those that a person must look at, oldest first. */
    public List<Order> waiting(int most, Asker staff) {
        return listed("awaiting-staff", most, staff);
    }

    /** Those whose day it is. */
    public List<Order> underWay(int most, Asker staff) {
        return listed("in-progress", most, staff);
    }

    public List<Order> scheduled(int most, Asker staff) {
        return listed("scheduled", most, staff);
    }

    private List<Order> listed(String state, int most, Asker staff) {
        only(staff);
        desk.audit().record(staff, "orders-listed " + state, Optional.empty());
        return store.in(state, most);
    }

    /** Who is gone to on a day, in order of area and half. */
    public List<Order> visits(LocalDate day, Asker staff) {
        only(staff);
        desk.audit().record(staff, "visits-listed " + day, Optional.empty());
        return appointments.keysOn(day).stream().flatMap(key -> store.byKey(key).stream()).filter(order -> order.state().isOpen()).toList();
    }

    /**
     * What an applicant said of who they are: whoever takes the order has to say what they saw of it.
     *
     * @param signs each sign that was given, with its points
     * @param missing signs that would speak for them and were not given, with their points
     */
    public record Sureness(int points, SortedMap<String, Integer> signs, SortedMap<String, Integer> missing) {}

    /** Empty where the customer has proved who they are. */
    public Optional<Sureness> sureness(Order order, Asker staff) {
        only(staff);
        return order.wish() instanceof Wish.Start start
                ? start.applicant().map(applicant -> desk.identity().of(applicant, LocalDate.now(desk.clock())))
                        .map(score -> new Sureness(score.points(), desk.identity().points(score.signs()), desk.identity().points(score.missing())))
                : Optional.empty();
    }

    public Optional<Order> find(OrderId id, Asker staff) {
        only(staff);
        desk.audit().record(staff, "order-seen " + id, Optional.empty());
        return store.orders.find(id.value());
    }

    /**
     * It is taken, and entered at once.
     *
     * @param seen by which staff are sure who it is; nobody who is unknown gets service without it
     */
    @RequiresFreshSignIn
    public Changing approve(OrderId id, Optional<IdentityEvidence> seen, Asker staff) {
        return found(id, staff, "order-approved").map(order -> {
            if (seen.isEmpty() && sureness(order, staff).isPresent()) {
                return refused(Reason.IDENTITY_NOT_SEEN);
            }
            seen.ifPresent(evidence -> desk.audit().record(staff, "identity-confirmed " + evidence.key() + " " + id, Optional.empty()));
            if (order.days().first().isBefore(LocalDate.now(desk.clock()))) {
                return refused(Reason.DAY_NOT_OFFERED);
            }
            Order accepted = carryingOut.step(id, new Step.Approved(), then -> List.of());
            return accepted.state() instanceof State.Refused || accepted.state() instanceof State.Cancelled
                    ? refused(Reason.TOO_LATE)
                    : new Changing.Changed(carryingOut.carry(accepted));
        }).orElseGet(Orders::noSuchOrder);
    }

    /** @param reason a code whose words the customer is told: {@code identity}, {@code occupied}, {@code no-capacity}, {@code other} */
    public Changing turnDown(OrderId id, String reason, Asker staff) {
        return found(id, staff, "order-turned-down").map(order -> {
            Order after = carryingOut.step(id, new Step.TurnedDown(reason, desk.clock().instant()),
                    then -> List.of(new OrderTurnedDown(desk.telling().of(then), reason, desk.clock().instant())));
            if (!(after.state() instanceof State.Refused)) {
                return refused(Reason.TOO_LATE);
            }
            changing.undo(after);
            return new Changing.Changed(after);
        }).orElseGet(Orders::noSuchOrder);
    }

    /**
     * The rules ask for a deposit, and a person lets it go; what was charged already is taken back. The first who does is on record.
     *
     * @param reason in their own words
     */
    @RequiresFreshSignIn
    public Changing waiveDeposit(OrderId id, String reason, Asker staff) {
        only(staff);
        var now = desk.clock().instant();
        return found(id, staff, "deposit-waived").map(carryingOut::carry).map(order -> {
            Order after = store.orders.change(id.value(), then -> {
                if (!then.state().isOpen() || then.state() instanceof State.Accepted || !then.terms().deposit().due().isPositive()) {
                    return then;
                }
                var waiver = new Deposit.Waiver(staff.staff().orElseThrow(), reason, then.terms().deposit().due(), now);
                Order without = then.with(then.terms().without(waiver));
                return without.telling(List.of(Outgoing.of(new DepositWaived(desk.telling().of(without), then.terms().opens().orElseThrow(), waiver.amount(), now))));
            });
            return after.terms().waived().isPresent() ? new Changing.Changed(after) : refused(Reason.TOO_LATE);
        }).orElseGet(Orders::noSuchOrder);
    }

    /** The field says that it is done. */
    public Changing done(OrderId id, Asker staff) {
        return found(id, staff, "order-reported-done").map(order -> {
            Order after = carryingOut.onItsDay(carryingOut.carry(order), true);
            return after.state() instanceof State.Done ? new Changing.Changed(after) : refused(Reason.TOO_LATE);
        }).orElseGet(Orders::noSuchOrder);
    }

    /** Nobody let us in, or it could not be done: it gets another slot, and its owner is told. */
    public Changing notDone(OrderId id, Slot next, Asker staff) {
        return found(id, staff, "order-not-done").map(order -> {
            if (order.visit().isEmpty() || !(order.state() instanceof State.InProgress) || !appointments.isOffered(next, appointments.area(order.place()))) {
                return refused(Reason.SLOT_NEEDED);
            }
            if (!appointments.hold(next, order.key())) {
                return new Changing.Full(appointments.slots(order.place(), next.day(), 3));
            }
            Order after = store.orders.change(id.value(), now -> {
                State state = Course.next(now.state(), new Step.NotDone());
                if (state == now.state()) {
                    return now;
                }
                Order then = carryingOut.due(now.in(state).on(new Wish.Days(Optional.of(next.day()), now.days().stop())).visited(Optional.of(Appointment.at(next))));
                return then.telling(List.of(Outgoing.of(new OrderChanged(desk.telling().of(then), desk.clock().instant()))));
            });
            order.visit().map(Appointment::slot).filter(old -> !old.equals(next)).ifPresent(old -> appointments.release(old, order.key()));
            return new Changing.Changed(after);
        }).orElseGet(Orders::noSuchOrder);
    }

    /** Whoever comes is late: the customer is told. The same minutes again are told once. */
    public Changing late(OrderId id, int minutes, Asker staff) {
        return found(id, staff, "appointment-late").map(order -> {
            Order after = store.orders.change(id.value(), now -> {
                Optional<Appointment> visit = now.visit().filter(v -> v.lateBy() != minutes && now.state() instanceof State.InProgress);
                if (visit.isEmpty()) {
                    return now;
                }
                Order then = now.visited(Optional.of(visit.get().asLate(minutes)));
                return then.telling(List.of(Outgoing.of(new AppointmentLate(desk.telling().of(then), minutes, desk.clock().instant()))));
            });
            return after.visit().filter(v -> v.lateBy() == minutes).<Changing>map(v -> new Changing.Changed(after)).orElseGet(() -> refused(Reason.TOO_LATE));
        }).orElseGet(Orders::noSuchOrder);
    }

    private Optional<Order> found(OrderId id, Asker staff, String did) {
        only(staff);
        Optional<Order> order = store.orders.find(id.value());
        order.ifPresent(found -> desk.audit().record(staff, did + " " + id,
                found.accounts().stream().filter(account -> desk.accounts().find(account).isPresent()).toList()));
        return order;
    }

    private static void only(Asker staff) {
        if (staff.staff().isEmpty()) {
            throw new IllegalArgumentException("only staff work on orders");
        }
    }

    private static Changing refused(Reason reason) {
        return new Changing.Refused(new Refusal(reason, ""));
    }
}
