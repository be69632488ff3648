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
import org.curbstop.orders.events.VisitUnreported;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Processes an order from whatever state it is in. Every step can be repeated, and only the write that moves the state publishes an event:
 * so a crash anywhere leaves an order that is fulfilled once and published once.
 */
@Component
public final class OrderFulfillment {

    /** How long whoever placed an order has before the sweep takes it for left behind. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final OrderRepository repository;
    private final ServiceActivation serviceActivation;
    private final Deposits deposits;
    private final Ledger ledger;
    private final OrderSnapshotFactory snapshots;
    private final DueTimes dueTimes;

    /** When what is due. */
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

    /** Does what is due now, and answers with the order as it is then. */
    public ServiceOrder advance(ServiceOrder order) {
        return switch (order.state()) {
            case OrderState.Accepted s -> startIfDayHasCome(prepare(order));
            case OrderState.Scheduled s -> startIfDayHasCome(order);
            case OrderState.InProgress s -> workOnItsDay(order, false);
            case OrderState.AwaitingStaff s -> order;
            case OrderState.Done s -> order;
            case OrderState.Cancelled s -> order;
            case OrderState.Refused s -> order;
        };
    }

    /** A claim on an order whose time has come; empty: somebody else has it or has moved it. */
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
                : workOnItsDay(markStarted(reminded), false);
    }

    private ServiceOrder remind(ServiceOrder order) {
        boolean due = order.visit().filter(v -> !v.reminded() && !dueTimes.now().isBefore(dueTimes.reminder(v.slot().day()))).isPresent();
        return !due ? order : repository.orders.change(order.id().value(), now -> {
            Optional<Appointment> visit = now.visit().filter(v -> !v.reminded()).map(Appointment::asReminded);
            if (visit.isEmpty() || !(now.state() instanceof OrderState.Scheduled)) {
                return now;
            }
            ServiceOrder then = now.withVisit(visit);
            // Whoever ordered so late that the confirmation was the reminder needs no other.
            return now.parties().placed().isBefore(dueTimes.reminder(visit.get().slot().day()))
                    ? withNextFollowUp(then)
                            .withEvents(List.of(OutboxMessage.of(new AppointmentDueSoon(snapshots.create(then), dueTimes.now()))))
                    : withNextFollowUp(then);
        });
    }

    private ServiceOrder markStarted(ServiceOrder order) {
        return apply(order.id(), new OrderEvent.DateReached(dueTimes.now()), then -> List.of());
    }

    /**
     * @param reported whether somebody of the field said that it is done; where nobody did by the end of the day, the rules say what that
     *                 means
     */
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

    /** Kept: of a move, the old place may go on for some days. */
    private ServiceOrder recordReported(ServiceOrder order, LocalDate today) {
        return repository.orders.change(order.id().value(), now -> now.state() instanceof OrderState.InProgress
                && now.visit().filter(visit -> visit.report() != ServiceOrder.VisitReport.DONE && !today.isBefore(visit.slot().day()))
                        .isPresent()
                ? withNextFollowUp(now.withVisit(now.visit().map(visit -> visit.withReport(ServiceOrder.VisitReport.DONE))))
                : now);
    }

    /** Its day went by and nobody said what became of the visit: staff are asked, once. */
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

    /** One event and what it publishes, in one write; an event that does not apply writes nothing. */
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

    /** With the moment at which it must be processed again. */
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
            case OrderState.AwaitingStaff s -> order.withFollowUp(FollowUp.NONE);
            case OrderState.Done s -> order.withFollowUp(FollowUp.NONE);
            case OrderState.Cancelled s -> order.withFollowUp(FollowUp.NONE);
            case OrderState.Refused s -> order.withFollowUp(FollowUp.NONE);
        };
    }

    /** What was entered for an order that is not to be. May be repeated. */
    public void reverseCharges(ServiceOrder order) {
        deposits.reverse(order);
        ledger.reverse(LedgerEntry.EntryKind.FEE + ":" + order.id() + "/same-day");
    }
}
