package org.curbstop.orders.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.ServiceOrder.Appointment;
import org.curbstop.orders.ServiceOrder.VisitReport;
import org.curbstop.orders.StaffOrders;
import org.curbstop.orders.VisitWindow;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.entry.ChangingAnOrder;
import org.curbstop.orders.imports.OrderResultOutcome.Applied;
import org.curbstop.orders.imports.OrderResultOutcome.Known;
import org.curbstop.orders.imports.OrderResultOutcome.Refused;
import org.curbstop.orders.store.OrderRepository;
import org.springframework.stereotype.Component;

/**
 * Applies order results from the field's system by the same rules as for staff, with the same notices. A known result changes nothing; one
 * that contradicts the order is refused, for staff to check.
 */
@Component
public final class ImportingOrderResults {

    private static final int MANY = 20;

    private final OrderRepository repository;
    private final StaffOrders staffOrders;
    private final ChangingAnOrder changing;
    private final Appointments appointments;
    private final AuditTrail audit;
    private final Clock clock;

    public ImportingOrderResults(OrderRepository repository, StaffOrders staffOrders, ChangingAnOrder changing, Appointments appointments,
            AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.staffOrders = staffOrders;
        this.changing = changing;
        this.appointments = appointments;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<ServiceOrder> find(String reference) {
        return repository.orders.findBy("reference", reference);
    }

    /** Returns what applying the result would do; changes nothing. */
    public OrderResultOutcome preview(ServiceOrder order, OrderResult result) {
        return switch (result.result()) {
            case DONE -> previewDone(order);
            case CANNOT -> previewCannot(order, result);
            case CANCELLED -> previewCancelled(order);
        };
    }

    public OrderResultOutcome apply(ServiceOrder order, OrderResult result) {
        OrderResultOutcome preview = preview(order, result);
        if (!(preview instanceof Applied)) {
            return preview;
        }
        result.reason().ifPresent(reason -> audit.record(Actor.SYSTEM, "order-result " + reason + " " + order.id(), order.accounts()));
        return switch (result.result()) {
            case DONE -> applyDone(order);
            case CANNOT -> slot(order, result).map(next -> outcome(staffOrders.reportNotDone(order.id(), next, Actor.SYSTEM)))
                    .orElseGet(() -> noSlot(result));
            case CANCELLED -> outcome(changing.cancel(order, Actor.SYSTEM));
        };
    }

    private OrderResultOutcome previewDone(ServiceOrder order) {
        return switch (order.state()) {
            case OrderState.Done s -> new Known();
            case OrderState.InProgress s when order.visit().filter(visit -> visit.report() == VisitReport.DONE).isPresent() -> new Known();
            case OrderState.AwaitingStaff s -> new Refused("result", "an order that staff have approved; this one waits for them");
            case OrderState.Cancelled s -> new Refused("result", "an open order; this one was cancelled, so look at both");
            case OrderState.Refused s -> new Refused("result", "an open order; this one was turned down here, so look at both");
            case OrderState.Accepted _, OrderState.Scheduled _, OrderState.InProgress _ -> ifItsDayHasCome(order);
        };
    }

    private OrderResultOutcome previewCannot(ServiceOrder order, OrderResult result) {
        if (!order.state().isOpen() || order.state() instanceof OrderState.AwaitingStaff) {
            return new Refused("result", "an open order; this one is " + order.state().code());
        }
        Optional<LocalDate> visit = order.visit().map(Appointment::slot).map(AppointmentSlot::day);
        if (visit.isEmpty()) {
            return new Refused("result", "done or cancelled; nobody had to come for this order");
        }
        if (visit.get().isAfter(result.day())) {
            return new Known(); // rescheduled to a later day since
        }
        return ifItsDayHasCome(order) instanceof Refused early ? early
                : slot(order, result).<OrderResultOutcome>map(_ -> new Applied()).orElseGet(() -> noSlot(result));
    }

    private OrderResultOutcome previewCancelled(ServiceOrder order) {
        return switch (order.state()) {
            case OrderState.Cancelled _, OrderState.Refused _ -> new Known();
            case OrderState.Done s -> new Refused("result", "an open order; this one is done, and another order undoes it");
            case OrderState.InProgress s -> new Refused("result", "done or cannot; the day of this order has come");
            case OrderState.AwaitingStaff _, OrderState.Accepted _, OrderState.Scheduled _ -> new Applied();
        };
    }

    private OrderResultOutcome ifItsDayHasCome(ServiceOrder order) {
        LocalDate day = order.visit().map(visit -> visit.slot().day()).orElse(order.days().first());
        return LocalDate.now(clock).isBefore(day) ? new Refused("result", "a result on or after the day of the order, " + day)
                : new Applied();
    }

    /** The old place of a move may keep service for some days: the visit then counts as done, and the order stays open. */
    private OrderResultOutcome applyDone(ServiceOrder order) {
        staffOrders.reportDone(order.id(), Actor.SYSTEM);
        return previewDone(find(order.reference()).orElseThrow()) instanceof Known ? new Applied()
                : new Refused("result", "an order of which nothing is left to do; this one goes on until " + order.days().stop()
                        .map(LocalDate::toString).orElse("a later day"));
    }

    private Optional<AppointmentSlot> slot(ServiceOrder order, OrderResult result) {
        LocalDate from = result.next().map(OrderResult.NextVisit::day).orElseGet(() -> LocalDate.now(clock).plusDays(1));
        Optional<VisitWindow> half = result.next().flatMap(OrderResult.NextVisit::half);
        List<AppointmentSlot> free = appointments.nextFreeSlots(order.place(), from, MANY);
        return free.stream().filter(slot -> result.next().isEmpty() || slot.day().equals(from))
                .filter(slot -> half.isEmpty() || half.equals(Optional.of(slot.half()))).findFirst();
    }

    private static OrderResultOutcome noSlot(OrderResult result) {
        return result.next().isPresent() ? new Refused("next_day", "a half day on which somebody of the field is free")
                : new Refused("next_day", "a day; no half day is free in the time that can be ordered for");
    }

    private static OrderResultOutcome outcome(ChangeOrderResult result) {
        return result instanceof ChangeOrderResult.Changed ? new Applied()
                : new Refused("result", "an order that nobody else changes at this moment; import the row again");
    }
}
