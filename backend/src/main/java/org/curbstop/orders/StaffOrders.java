package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.curbstop.common.Actor;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.orders.OrderRefusal.Reason;
import org.curbstop.orders.ServiceOrder.Appointment;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.entry.ChangingAnOrder;
import org.curbstop.orders.entry.PlacingAnOrder;
import org.curbstop.orders.events.AppointmentLate;
import org.curbstop.orders.events.DepositWaived;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.events.OrderRejected;
import org.curbstop.orders.fulfillment.OrderEvent;
import org.curbstop.orders.fulfillment.OrderFulfillment;
import org.curbstop.orders.fulfillment.OrderStateMachine;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/** What staff and the field do with orders. Each step is put on record under the name of who took it. */
@Component
public final class StaffOrders {

    private final OrderRepository repository;
    private final OrderFulfillment orderFulfillment;
    private final ChangingAnOrder changingAnOrder;
    private final Appointments appointments;
    private final PlacingAnOrder.Collaborators collaborators;

    StaffOrders(OrderRepository repository, OrderFulfillment fulfillment, ChangingAnOrder changingAnOrder, Appointments appointments,
            PlacingAnOrder.Collaborators collaborators) {
        this.repository = repository;
        this.orderFulfillment = fulfillment;
        this.changingAnOrder = changingAnOrder;
        this.appointments = appointments;
        this.collaborators = collaborators;
    }

    /** Those that a person must review, oldest first. */
    public List<ServiceOrder> listAwaitingStaff(int most, Actor staff) {
        return list("awaiting-staff", most, staff);
    }

    /** Those whose day it is. */
    public List<ServiceOrder> listInProgress(int most, Actor staff) {
        return list("in-progress", most, staff);
    }

    public List<ServiceOrder> listScheduled(int most, Actor staff) {
        return list("scheduled", most, staff);
    }

    /** All orders in the order in which they were placed. @param after the last one that the reader has */
    public List<ServiceOrder> listAfter(Optional<OrderId> after, int most, Actor staff) {
        staff.requireStaffOrSystem();
        collaborators.audit().record(staff, "orders-listed", Optional.empty());
        return repository.listAfter(after, most);
    }

    private List<ServiceOrder> list(String state, int most, Actor staff) {
        requireStaff(staff);
        collaborators.audit().record(staff, "orders-listed " + state, Optional.empty());
        return repository.listByState(state, most);
    }

    /** Who is gone to on a day, in order of area and half. */
    public List<ServiceOrder> listVisits(LocalDate day, Actor staff) {
        requireStaff(staff);
        collaborators.audit().record(staff, "visits-listed " + day, Optional.empty());
        return appointments.listOrderKeys(day).stream().flatMap(key -> repository.findByKey(key).stream())
                .filter(order -> order.state().isOpen()).toList();
    }

    /**
     * What an applicant said of who they are: whoever takes the order has to say what they saw of it.
     *
     * @param signs each sign that was given, with its points
     * @param missing signs that would speak for them and were not given, with their points
     */
    public record IdentityConfidence(int points, SortedMap<String, Integer> indicators, SortedMap<String, Integer> missing) {}

    /** Empty where the customer has proved who they are. */
    public Optional<IdentityConfidence> identityConfidence(ServiceOrder order, Actor staff) {
        requireStaff(staff);
        return order.wish() instanceof OrderRequest.Start start
                ? start.applicant().map(applicant -> collaborators.identity().score(applicant, LocalDate.now(collaborators.clock())))
                        .map(score -> new IdentityConfidence(score.points(), collaborators.identity().points(score.indicators()),
                                collaborators.identity().points(score.missing())))
                : Optional.empty();
    }

    public Optional<ServiceOrder> find(OrderId id, Actor staff) {
        requireStaff(staff);
        collaborators.audit().record(staff, "order-seen " + id, Optional.empty());
        return repository.orders.find(id.value());
    }

    /**
     * It is taken, and entered at once.
     *
     * @param seen by which staff are sure who it is; nobody who is unknown gets service without it
     */
    @RequiresFreshSignIn
    public ChangeOrderResult approve(OrderId id, Optional<IdentityEvidence> seen, Actor staff) {
        return findAndAudit(id, staff, "order-approved").map(order -> {
            if (seen.isEmpty() && identityConfidence(order, staff).isPresent()) {
                return refused(Reason.IDENTITY_NOT_SEEN);
            }
            seen.ifPresent(evidence -> collaborators.audit().record(staff, "identity-confirmed " + evidence.auditKey() + " " + id,
                    Optional.empty()));
            if (order.days().first().isBefore(LocalDate.now(collaborators.clock()))) {
                return refused(Reason.DAY_NOT_OFFERED);
            }
            ServiceOrder accepted = orderFulfillment.apply(id, new OrderEvent.Approved(), then -> List.of());
            return accepted.state() instanceof OrderState.Refused || accepted.state() instanceof OrderState.Cancelled
                    ? refused(Reason.TOO_LATE)
                    : new ChangeOrderResult.Changed(orderFulfillment.advance(accepted));
        }).orElseGet(Orders::noSuchOrder);
    }

    /** @param reason a code whose wording the customer gets: {@code identity}, {@code occupied}, {@code no-capacity}, {@code other} */
    public ChangeOrderResult reject(OrderId id, String reason, Actor staff) {
        return findAndAudit(id, staff, "order-turned-down").map(order -> {
            ServiceOrder after = orderFulfillment.apply(id, new OrderEvent.Rejected(reason, collaborators.clock().instant()),
                    then -> List.of(new OrderRejected(collaborators.snapshots().create(then), reason, collaborators.clock().instant())));
            if (!(after.state() instanceof OrderState.Refused)) {
                return refused(Reason.TOO_LATE);
            }
            changingAnOrder.releaseAndReverse(after);
            return new ChangeOrderResult.Changed(after);
        }).orElseGet(Orders::noSuchOrder);
    }

    /**
     * The rules ask for a deposit, and a person lets it go; what was charged already is taken back. The first who does is on record.
     *
     * @param reason in their own words
     */
    @RequiresFreshSignIn
    public ChangeOrderResult waiveDeposit(OrderId id, String reason, Actor staff) {
        requireStaff(staff);
        var now = collaborators.clock().instant();
        return findAndAudit(id, staff, "deposit-waived").map(orderFulfillment::advance).map(order -> {
            ServiceOrder after = repository.orders.change(id.value(), then -> {
                if (!then.state().isOpen() || then.state() instanceof OrderState.Accepted || !then.terms().deposit().due().isPositive()) {
                    return then;
                }
                var waiver = new Deposit.Waiver(staff.staff().orElseThrow(), reason, then.terms().deposit().due(), now);
                ServiceOrder without = then.withTerms(then.terms().withWaiver(waiver));
                return without.withEvents(List.of(OutboxMessage.of(new DepositWaived(collaborators.snapshots().create(without),
                        then.terms().opens().orElseThrow(), waiver.amount(), now))));
            });
            return after.terms().waived().isPresent() ? new ChangeOrderResult.Changed(after) : refused(Reason.TOO_LATE);
        }).orElseGet(Orders::noSuchOrder);
    }

    /** The field says that it is done. */
    public ChangeOrderResult reportDone(OrderId id, Actor staff) {
        return findReported(id, staff, "order-reported-done").map(order -> {
            ServiceOrder after = orderFulfillment.workOnItsDay(orderFulfillment.advance(order), true);
            return after.state() instanceof OrderState.Done ? new ChangeOrderResult.Changed(after) : refused(Reason.TOO_LATE);
        }).orElseGet(Orders::noSuchOrder);
    }

    /** Nobody let us in, or it could not be done: it gets another slot, and its owner is notified. */
    public ChangeOrderResult reportNotDone(OrderId id, AppointmentSlot next, Actor staff) {
        return findReported(id, staff, "order-not-done").map(order -> {
            if (order.visit().isEmpty() || !(order.state() instanceof OrderState.InProgress)
                    || !appointments.isOffered(next, appointments.area(order.place()))) {
                return refused(Reason.SLOT_NEEDED);
            }
            if (!appointments.book(next, order.key())) {
                return new ChangeOrderResult.SlotFull(appointments.nextFreeSlots(order.place(), next.day(), 3));
            }
            ServiceOrder after = repository.orders.change(id.value(), now -> {
                OrderState state = OrderStateMachine.next(now.state(), new OrderEvent.VisitFailed());
                if (state == now.state()) {
                    return now;
                }
                ServiceOrder then = orderFulfillment.withNextFollowUp(
                        now.withState(state).withDays(new OrderRequest.ServiceDates(Optional.of(next.day()), now.days().stop()))
                                .withVisit(Optional.of(Appointment.booked(next))));
                return then.withEvents(List
                        .of(OutboxMessage.of(new OrderChanged(collaborators.snapshots().create(then), collaborators.clock().instant()))));
            });
            order.visit().map(Appointment::slot).filter(old -> !old.equals(next)).ifPresent(old -> appointments.release(old, order.key()));
            return new ChangeOrderResult.Changed(after);
        }).orElseGet(Orders::noSuchOrder);
    }

    /** The crew is late: the customer is notified, once for the same delay. */
    public ChangeOrderResult reportLate(OrderId id, int minutes, Actor staff) {
        return findAndAudit(id, staff, "appointment-late").map(order -> {
            ServiceOrder after = repository.orders.change(id.value(), now -> {
                Optional<
                        Appointment> visit = now.visit().filter(v -> v.lateBy() != minutes && now.state() instanceof OrderState.InProgress);
                if (visit.isEmpty()) {
                    return now;
                }
                ServiceOrder then = now.withVisit(Optional.of(visit.get().asLate(minutes)));
                return then.withEvents(List.of(OutboxMessage
                        .of(new AppointmentLate(collaborators.snapshots().create(then), minutes, collaborators.clock().instant()))));
            });
            return after.visit().filter(v -> v.lateBy() == minutes).<ChangeOrderResult>map(v -> new ChangeOrderResult.Changed(after))
                    .orElseGet(() -> refused(Reason.TOO_LATE));
        }).orElseGet(Orders::noSuchOrder);
    }

    private Optional<ServiceOrder> findAndAudit(OrderId id, Actor staff, String did) {
        requireStaff(staff);
        return audited(id, staff, did);
    }

    /** The application itself too: the field's system said so. */
    private Optional<ServiceOrder> findReported(OrderId id, Actor by, String did) {
        by.requireStaffOrSystem();
        return audited(id, by, did);
    }

    private Optional<ServiceOrder> audited(OrderId id, Actor staff, String did) {
        Optional<ServiceOrder> order = repository.orders.find(id.value());
        order.ifPresent(found -> collaborators.audit().record(staff, did + " " + id,
                found.accounts().stream().filter(account -> collaborators.accounts().find(account).isPresent()).toList()));
        return order;
    }

    private static void requireStaff(Actor staff) {
        if (staff.staff().isEmpty()) {
            throw new IllegalArgumentException("only staff work on orders");
        }
    }

    private static ChangeOrderResult refused(Reason reason) {
        return new ChangeOrderResult.Refused(new OrderRefusal(reason, ""));
    }
}
