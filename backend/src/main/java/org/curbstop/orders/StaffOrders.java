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

/** Operations on orders for staff and field crews. Each step is audited under the name of the person who took it. */
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

    /** Lists orders that staff must review, oldest first. */
    public List<ServiceOrder> listAwaitingStaff(int limit, Actor staff) {
        return list("awaiting-staff", limit, staff);
    }

    /** Lists orders whose day has come. */
    public List<ServiceOrder> listInProgress(int limit, Actor staff) {
        return list("in-progress", limit, staff);
    }

    public List<ServiceOrder> listScheduled(int limit, Actor staff) {
        return list("scheduled", limit, staff);
    }

    /** Lists all orders in the order in which they were placed, starting behind {@code after}. */
    public List<ServiceOrder> listAfter(Optional<OrderId> after, int limit, Actor staff) {
        staff.requireStaffOrSystem();
        collaborators.audit().record(staff, "orders-listed", Optional.empty());
        return repository.listAfter(after, limit);
    }

    private List<ServiceOrder> list(String state, int limit, Actor staff) {
        staff.requireStaff();
        collaborators.audit().record(staff, "orders-listed " + state, Optional.empty());
        return repository.listByState(state, limit);
    }

    /** Lists orders with a visit on a day, by area and half-day. */
    public List<ServiceOrder> listVisits(LocalDate day, Actor staff) {
        staff.requireStaff();
        collaborators.audit().record(staff, "visits-listed " + day, Optional.empty());
        return appointments.listOrderKeys(day).stream().flatMap(key -> repository.findByKey(key).stream())
                .filter(order -> order.state().isOpen()).toList();
    }

    /**
     * What an applicant stated about their identity; staff who approve the order must name the evidence that they saw.
     *
     * @param indicators indicators given, with their points
     * @param missing favorable indicators not given, with their points
     */
    public record IdentityConfidence(int points, SortedMap<String, Integer> indicators, SortedMap<String, Integer> missing) {}

    /** Returns the confidence in an applicant's identity; empty if the customer is verified. */
    public Optional<IdentityConfidence> identityConfidence(ServiceOrder order, Actor staff) {
        staff.requireStaff();
        return order.wish() instanceof OrderRequest.Start start
                ? start.applicant().map(applicant -> collaborators.identity().score(applicant, LocalDate.now(collaborators.clock())))
                        .map(score -> new IdentityConfidence(score.points(), collaborators.identity().points(score.indicators()),
                                collaborators.identity().points(score.missing())))
                : Optional.empty();
    }

    public Optional<ServiceOrder> find(OrderId id, Actor staff) {
        staff.requireStaff();
        collaborators.audit().record(staff, "order-seen " + id, Optional.empty());
        return repository.orders.find(id.value());
    }

    /**
     * Approves an order and enters it at once.
     *
     * @param seen evidence of the customer's identity; required for an unverified applicant
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

    /** @param reason code of the wording for the customer: {@code identity}, {@code occupied}, {@code no-capacity}, {@code other} */
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
     * Waives the deposit that the rules require and reverses what was charged already. Only the first waiver is recorded.
     *
     * @param reason reason in their own words
     */
    @RequiresFreshSignIn
    public ChangeOrderResult waiveDeposit(OrderId id, String reason, Actor staff) {
        staff.requireStaff();
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

    /** Records the crew's report that the order is done. */
    public ChangeOrderResult reportDone(OrderId id, Actor staff) {
        return findReported(id, staff, "order-reported-done").map(order -> {
            ServiceOrder after = orderFulfillment.workOnItsDay(orderFulfillment.advance(order), true);
            return after.state() instanceof OrderState.Done ? new ChangeOrderResult.Changed(after) : refused(Reason.TOO_LATE);
        }).orElseGet(Orders::noSuchOrder);
    }

    /** Records a failed visit: books another slot and notifies the customer. */
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

    /** Records that the crew is late, and notifies the customer once for the same delay. */
    public ChangeOrderResult reportLate(OrderId id, int minutes, Actor staff) {
        return findAndAudit(id, staff, "appointment-late").map(order -> {
            ServiceOrder after = repository.orders.change(id.value(), now -> {
                Optional<Appointment> visit =
                        now.visit().filter(v -> v.lateBy() != minutes && now.state() instanceof OrderState.InProgress);
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

    private Optional<ServiceOrder> findAndAudit(OrderId id, Actor staff, String action) {
        staff.requireStaff();
        return audited(id, staff, action);
    }

    /** Also allowed for the application itself, on behalf of the field's system. */
    private Optional<ServiceOrder> findReported(OrderId id, Actor by, String action) {
        by.requireStaffOrSystem();
        return audited(id, by, action);
    }

    private Optional<ServiceOrder> audited(OrderId id, Actor staff, String action) {
        Optional<ServiceOrder> order = repository.orders.find(id.value());
        order.ifPresent(found -> collaborators.audit().record(staff, action + " " + id,
                found.accounts().stream().filter(account -> collaborators.accounts().find(account).isPresent()).toList()));
        return order;
    }

    private static ChangeOrderResult refused(Reason reason) {
        return new ChangeOrderResult.Refused(new OrderRefusal(reason, ""));
    }
}
