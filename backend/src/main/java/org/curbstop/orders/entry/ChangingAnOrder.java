package org.curbstop.orders.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.common.Actor;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.OrderRefusal.Reason;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.ServiceOrder.Appointment;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.appointments.AvailableDates;
import org.curbstop.orders.appointments.OrderCalendar;
import org.curbstop.orders.events.OrderCancelled;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.fulfillment.OrderEvent;
import org.curbstop.orders.fulfillment.OrderFulfillment;
import org.curbstop.orders.rules.OrderAuthorization;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/** Reschedules or cancels an order: for its customer until the cut-off, for staff until its day. */
@Component
public final class ChangingAnOrder {

    private static final int ALTERNATIVES = 3;

    private final OrderRepository repository;
    private final OrderFulfillment orderFulfillment;
    private final Appointments appointments;
    private final AvailableDates availableDates;
    private final OrderCalendar calendar;
    private final PlacingAnOrder.Collaborators collaborators;

    public ChangingAnOrder(
            OrderRepository repository, OrderFulfillment fulfillment, Appointments appointments, AvailableDates availableDates,
            OrderCalendar days,
            PlacingAnOrder.Collaborators collaborators) {
        this.repository = repository;
        this.orderFulfillment = fulfillment;
        this.appointments = appointments;
        this.availableDates = availableDates;
        this.calendar = days;
        this.collaborators = collaborators;
    }

    /**
     * Returns whether the actor may see and change the order: as its customer, by authorization for its account, as staff, or by its phone
     * number.
     */
    public boolean mayAccess(ServiceOrder order, Actor actor, Optional<PhoneNumber> proved) {
        return actor.staff().isPresent()
                || actor.person().filter(order.parties().person()::equals).isPresent()
                || proved.isPresent() && proved.equals(order.parties().phone())
                || order.accounts().stream().map(collaborators.accounts()::find).flatMap(Optional::stream)
                        .anyMatch(a -> OrderAuthorization.grantingRule(a, actor).isPresent());
    }

    public boolean isChangeable(ServiceOrder order, Actor actor) {
        return switch (order.state()) {
            case OrderState.AwaitingStaff s -> true;
            case OrderState.Accepted _, OrderState.Scheduled _ -> isBeforeCutOff(order, actor);
            case OrderState.InProgress _, OrderState.Done _, OrderState.Cancelled _, OrderState.Refused _ -> false;
        };
    }

    private boolean isBeforeCutOff(ServiceOrder order, Actor actor) {
        return actor.isStaffOrSystem() || collaborators.clock().instant().isBefore(calendar.changeableUntil(order.days().first()));
    }

    /** Returns until when a customer can change an order whose first day is this one; empty if that has passed. */
    public Optional<Instant> changeableUntil(LocalDate day) {
        return Optional.of(calendar.changeableUntil(day)).filter(collaborators.clock().instant()::isBefore);
    }

    /** Returns other days on which it could start. Today is not among them: it costs the same-day fee, which only a new order charges. */
    public Optional<OrderQuote.DateChoice> startDates(ServiceOrder order) {
        return allStartDates(order).map(choice -> new OrderQuote.DateChoice(choice.earliest(),
                choice.days().stream().filter(day -> !day.isBefore(choice.earliest())).toList()));
    }

    private Optional<OrderQuote.DateChoice> allStartDates(ServiceOrder order) {
        return order.days().start().map(day -> availableDates.startDates(order.place(), order.visit().isPresent()));
    }

    public Optional<OrderQuote.DateChoice> stopDates(ServiceOrder order) {
        return order.terms().stops().flatMap(collaborators.accounts()::find).map(availableDates::stopDates);
    }

    public ChangeOrderResult reschedule(ServiceOrder order, OrderRequest.ServiceDates to, Optional<AppointmentSlot> slot, Actor actor) {
        if (!isChangeable(order, actor)) {
            return refused(Reason.TOO_LATE);
        }
        if (to.start().isPresent() != order.days().start().isPresent() || to.stop().isPresent() != order.days().stop().isPresent()
                || !isOffered(to.start(), order.days().start(), actor.isStaffOrSystem() ? allStartDates(order) : startDates(order))
                || !isOffered(to.stop(), order.days().stop(), stopDates(order))) {
            return refused(Reason.DAY_NOT_OFFERED);
        }
        if (order.kind() == OrderRequest.Kind.MOVE && OrderValidation.isOutsideOverlap(to, availableDates.maxOverlapDays())) {
            return refused(Reason.TOO_MUCH_OVERLAP);
        }
        Optional<AppointmentSlot> old = order.visit().map(Appointment::slot);
        Optional<AppointmentSlot> next = old.isPresent() ? slot.or(() -> old) : Optional.empty();
        if (next.filter(s -> !to.start().equals(Optional.of(s.day())) || !appointments.isOffered(s, appointments.area(order.place())))
                .isPresent()) {
            return refused(Reason.SLOT_NEEDED);
        }
        if (to.equals(order.days()) && next.equals(old)) {
            return new ChangeOrderResult.Changed(order);
        }
        if (next.isPresent() && !appointments.book(next.get(), order.key())) {
            return new ChangeOrderResult.SlotFull(appointments.nextFreeSlots(order.place(), next.get().day(), ALTERNATIVES));
        }
        return applyReschedule(order, to, next, actor);
    }

    private ChangeOrderResult applyReschedule(ServiceOrder order, OrderRequest.ServiceDates to, Optional<AppointmentSlot> next,
            Actor actor) {
        ServiceOrder after = repository.orders.change(order.id().value(), now -> {
            if (!now.state().isOpen() || now.state() instanceof OrderState.InProgress || !now.days().equals(order.days())
                    || !now.visit().equals(order.visit())) {
                return now;
            }
            ServiceOrder then = orderFulfillment.withNextFollowUp(now.withDays(to).withVisit(next.map(Appointment::booked)));
            return then.withEvents(
                    List.of(OutboxMessage.of(new OrderChanged(collaborators.snapshots().create(then), collaborators.clock().instant()))));
        });
        boolean done = after.days().equals(to) && after.visit().map(Appointment::slot).equals(next);
        Optional<AppointmentSlot> kept = after.visit().map(Appointment::slot);
        java.util.stream.Stream.concat(order.visit().map(Appointment::slot).stream(), next.stream())
                .filter(slot -> !kept.equals(Optional.of(slot)))
                .forEach(slot -> appointments.release(slot, order.key()));
        if (done) {
            collaborators.audit().record(actor, "order-changed " + order.id(), existingAccounts(order));
        }
        return done ? new ChangeOrderResult.Changed(after) : refused(Reason.TOO_LATE);
    }

    public ChangeOrderResult cancel(ServiceOrder order, Actor actor) {
        if (order.state() instanceof OrderState.Cancelled) {
            return new ChangeOrderResult.Changed(order);
        }
        if (!isChangeable(order, actor)) {
            return refused(Reason.TOO_LATE);
        }
        String by = actor.isStaffOrSystem() ? "staff" : "customer";
        ServiceOrder after = orderFulfillment.apply(order.id(), new OrderEvent.Withdrawn(by, collaborators.clock().instant()),
                then -> List.of(new OrderCancelled(collaborators.snapshots().create(then), by, collaborators.clock().instant())));
        if (!(after.state() instanceof OrderState.Cancelled)) {
            return refused(Reason.TOO_LATE);
        }
        releaseAndReverse(after);
        collaborators.audit().record(actor, "order-cancelled " + order.id(), existingAccounts(order));
        return new ChangeOrderResult.Changed(after);
    }

    public void releaseAndReverse(ServiceOrder order) {
        order.visit().ifPresent(visit -> appointments.release(visit.slot(), order.key()));
        orderFulfillment.reverseCharges(order);
    }

    private List<org.curbstop.common.AccountId> existingAccounts(ServiceOrder order) {
        return order.accounts().stream().map(collaborators.accounts()::find).flatMap(Optional::stream).map(Account::id).toList();
    }

    /** An unchanged day need not be available any more. */
    private static boolean isOffered(Optional<LocalDate> day, Optional<LocalDate> before, Optional<OrderQuote.DateChoice> choice) {
        return day.isEmpty() || day.equals(before) || choice.filter(c -> c.days().contains(day.get())).isPresent();
    }

    private static ChangeOrderResult refused(Reason reason) {
        return new ChangeOrderResult.Refused(new OrderRefusal(reason, ""));
    }
}
