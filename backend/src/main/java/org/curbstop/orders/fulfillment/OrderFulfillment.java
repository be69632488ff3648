package org.curbstop.orders.fulfillment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.Money;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.ServiceOrder.Appointment;
import org.curbstop.orders.ServiceOrder.FollowUp;
import org.curbstop.orders.appointments.OrderCalendar;
import org.curbstop.orders.deposits.Deposits;
import org.curbstop.orders.events.AppointmentDueSoon;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.events.OrderSnapshot;
import org.curbstop.orders.events.VisitUnreported;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Processes an order from any state. Every step can be repeated, and only the write that changes the state publishes an event, so that
 * after a crash an order is still fulfilled once and published once.
 */
@Component
public final class OrderFulfillment {

    /** Time that the process that placed an order has before the sweep treats the order as abandoned. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final OrderRepository repository;
    private final ServiceActivation serviceActivation;
    private final Deposits deposits;
    private final Ledger ledger;
    private final OrderSnapshotFactory snapshots;
    private final DueTimes dueTimes;

    /** Calculates due times. */
    @org.springframework.stereotype.Component
    public record DueTimes(OrderCalendar calendar, OrderRules rules, Clock clock) {
        Instant now() {
            return clock.instant();
        }

        Instant reminder(LocalDate day) {
            return calendar.workdayBefore(day).atTime(rules.field().remind()).atZone(clock.getZone()).toInstant();
        }
    }

    public OrderFulfillment(OrderRepository repository, ServiceActivation serviceActivation, Deposits deposits, Ledger ledger,
            OrderSnapshotFactory snapshots, DueTimes times) {
        this.repository = repository;
        this.serviceActivation = serviceActivation;
        this.deposits = deposits;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.dueTimes = times;
    }

    public FollowUp leaseFollowUp() {
        return new FollowUp(true, dueTimes.now().plus(LEASE));
    }

    /** Does what is due now and returns the updated order. */
    public ServiceOrder advance(ServiceOrder order) {
        return switch (order.state()) {
            case OrderState.Accepted s -> startIfDayHasCome(prepare(order));
            case OrderState.Scheduled s -> startIfDayHasCome(order);
            case OrderState.InProgress s -> workOnItsDay(order, false);
            case OrderState.AwaitingStaff _, OrderState.Done _, OrderState.Cancelled _, OrderState.Refused _ -> order;
        };
    }

    /** Claims an order that is due; empty if another process has claimed or changed it. */
    Optional<ServiceOrder> claim(ServiceOrder due) {
        return repository.orders.replace(due.withFollowUp(leaseFollowUp())) ? repository.orders.find(due.id().value()) : Optional.empty();
    }

    private ServiceOrder prepare(ServiceOrder order) {
        if (order.terms().opens().isPresent()) {
            serviceActivation.openAccount(order);
            deposits.charge(order);
        }
        order.terms().sameDayFee().ifPresent(fee -> ledger.post(
                LedgerEntry.of(order.accounts().getLast(), LedgerEntry.EntryKind.FEE, order.id() + "/same-day", fee, dueTimes.now())));
        List<DomainEvent> toOccupants = serviceActivation.occupantEvents(order);
        return repository.orders.change(order.id().value(), now -> {
            OrderState next = OrderStateMachine.next(now.state(), new OrderEvent.Prepared());
            if (next == now.state()) {
                return now;
            }
            ServiceOrder then = now.withState(next);
            var confirmed = new OrderConfirmed(snapshots.create(then), then.terms().deposit().due(), then.terms().waived().isPresent(),
                    then.terms().sameDayFee(), dueTimes.now());
            return withNextFollowUp(then)
                    .withEvents(Stream.concat(Stream.of(confirmed), toOccupants.stream()).map(OutboxMessage::of).toList());
        });
    }

    private ServiceOrder startIfDayHasCome(ServiceOrder order) {
        ServiceOrder reminded = remind(order);
        return dueTimes.now().isBefore(dueTimes.calendar().startOfDay(reminded.days().first())) ? updateFollowUp(reminded)
                : workOnItsDay(apply(reminded.id(), new OrderEvent.DateReached(dueTimes.now()), then -> List.of()), false);
    }

    private ServiceOrder remind(ServiceOrder order) {
        boolean due = order.visit().filter(v -> !v.reminded() && !dueTimes.now().isBefore(dueTimes.reminder(v.slot().day()))).isPresent();
        return !due ? order : repository.orders.change(order.id().value(), now -> {
            Optional<Appointment> visit = now.visit().filter(v -> !v.reminded()).map(Appointment::asReminded);
            if (visit.isEmpty() || !(now.state() instanceof OrderState.Scheduled)) {
                return now;
            }
            ServiceOrder then = now.withVisit(visit);
            // An order placed after the reminder time needs none: the confirmation served as reminder. None is sent once the visit began.
            OrderSnapshot snapshot = snapshots.create(then);
            return now.parties().placed().isBefore(dueTimes.reminder(visit.get().slot().day()))
                    && snapshot.visit().filter(window -> dueTimes.now().isBefore(window.from())).isPresent()
                    ? withNextFollowUp(then)
                            .withEvents(List.of(OutboxMessage.of(new AppointmentDueSoon(snapshot, dueTimes.now()))))
                    : withNextFollowUp(then);
        });
    }

    /** @param reported whether the crew reported it done; without a report by the end of the day, the rules decide what that means */
    public ServiceOrder workOnItsDay(ServiceOrder changedOrder, boolean reported) {
        LocalDate today = dueTimes.calendar().today();
        ServiceOrder order = reported ? recordReported(changedOrder, today) : askStaffIfUnreported(changedOrder, today);
        boolean countsAsDone = dueTimes.rules().field().unreported() == OrderRules.UnreportedVisitPolicy.DONE;
        boolean comes = order.visit().filter(visit -> visit.report() != ServiceOrder.VisitReport.DONE).isPresent();
        boolean startDue = order.days().start().filter(day -> comes ? countsAsDone && today.isAfter(day) : !today.isBefore(day))
                .isPresent();
        boolean stopDue = order.days().stop().filter(day -> !today.isBefore(day)).isPresent();
        if (!(order.state() instanceof OrderState.InProgress)) {
            return order;
        }
        if (startDue && order.terms().opens().isPresent()) {
            serviceActivation.beginService(order);
        }
        List<DomainEvent> ended = stopDue ? serviceActivation.endService(order) : List.of();
        boolean all = (startDue || order.days().start().isEmpty()) && (stopDue || order.days().stop().isEmpty());
        if (!all) {
            return updateFollowUp(order);
        }
        Optional<Money> deposit = stopDue && ended.stream().anyMatch(FinalBillRequested.class::isInstance)
                ? order.terms().stops().flatMap(deposits::markForReturn)
                : Optional.empty();
        return apply(order.id(), new OrderEvent.WorkCompleted(dueTimes.now()), then -> {
            var events = new ArrayList<DomainEvent>(ended);
            events.add(new OrderCompleted(snapshots.create(then), deposit, dueTimes.now()));
            return events;
        });
    }

    /** Stores the report, because the old place of a move may keep service for some days. */
    private ServiceOrder recordReported(ServiceOrder order, LocalDate today) {
        return repository.orders.change(order.id().value(), now -> now.state() instanceof OrderState.InProgress
                && now.visit().filter(visit -> visit.report() != ServiceOrder.VisitReport.DONE && !today.isBefore(visit.slot().day()))
                        .isPresent()
                ? withNextFollowUp(now.withVisit(now.visit().map(visit -> visit.withReport(ServiceOrder.VisitReport.DONE))))
                : now);
    }

    /** Asks staff, once, about a visit whose day passed without a report. */
    private ServiceOrder askStaffIfUnreported(ServiceOrder order, LocalDate today) {
        boolean ask = dueTimes.rules().field().unreported() == OrderRules.UnreportedVisitPolicy.TO_STAFF && isVisitUnreported(order, today);
        return !ask ? order : repository.orders.change(order.id().value(), now -> {
            if (!isVisitUnreported(now, today)) {
                return now;
            }
            ServiceOrder then = withNextFollowUp(
                    now.withVisit(now.visit().map(visit -> visit.withReport(ServiceOrder.VisitReport.MISSING))));
            return then.withEvents(List.of(OutboxMessage.of(new VisitUnreported(snapshots.create(then), dueTimes.now()))));
        });
    }

    private static boolean isVisitUnreported(ServiceOrder order, LocalDate today) {
        return order.state() instanceof OrderState.InProgress && order.visit()
                .filter(visit -> visit.report() == ServiceOrder.VisitReport.AWAITED && today.isAfter(visit.slot().day())).isPresent();
    }

    /** Applies an event and stores the published events in the same write; an event that does not apply writes nothing. */
    public ServiceOrder apply(OrderId id, OrderEvent step, java.util.function.Function<ServiceOrder, List<DomainEvent>> tells) {
        return repository.orders.change(id.value(), now -> {
            OrderState next = OrderStateMachine.next(now.state(), step);
            if (next == now.state()) {
                return now;
            }
            ServiceOrder then = withNextFollowUp(now.withState(next));
            return then.withEvents(tells.apply(then).stream().map(OutboxMessage::of).toList());
        });
    }

    private ServiceOrder updateFollowUp(ServiceOrder order) {
        return repository.orders.change(order.id().value(), now -> {
            ServiceOrder then = withNextFollowUp(now);
            return then.care().equals(now.care()) ? now : then;
        });
    }

    /** Returns the order with the time at which it must be processed again. */
    public ServiceOrder withNextFollowUp(ServiceOrder order) {
        return switch (order.state()) {
            case OrderState.Accepted s -> order.withFollowUp(leaseFollowUp());
            case OrderState.Scheduled s -> {
                Instant day = dueTimes.calendar().startOfDay(order.days().first());
                Instant next = order.visit().filter(v -> !v.reminded()).map(v -> dueTimes.reminder(v.slot().day())).filter(day::isAfter)
                        .orElse(day);
                yield order.withFollowUp(new FollowUp(true, next));
            }
            case OrderState.InProgress s ->
                    order.withFollowUp(new FollowUp(true, dueTimes.calendar().startOfDay(dueTimes.calendar().today().plusDays(1))));
            case OrderState.AwaitingStaff _, OrderState.Done _, OrderState.Cancelled _,
                    OrderState.Refused _ -> order.withFollowUp(FollowUp.NONE);
        };
    }

    /** Reverses the charges of an order that was cancelled or rejected. Can be repeated. */
    public void reverseCharges(ServiceOrder order) {
        deposits.reverse(order);
        ledger.reverse(LedgerEntry.EntryKind.FEE + ":" + order.id() + "/same-day");
    }
}
