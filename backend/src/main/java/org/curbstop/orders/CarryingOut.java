package org.curbstop.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.billing.Entry;
import org.curbstop.billing.Ledger;
import org.curbstop.common.Money;
import org.curbstop.orders.Order.Appointment;
import org.curbstop.orders.Order.Care;
import org.curbstop.store.Event;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/**
 * Carries an order on from wherever it stands. Every step can be done again, and only the write that moves the state tells of it: so a
 * crash anywhere leaves an order that is carried out once and told of once.
 */
@Component
final class CarryingOut {

    /** How long whoever placed an order has before the sweep takes it for left behind. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final OrderStore store;
    private final Supplying supplying;
    private final Deposits deposits;
    private final Ledger ledger;
    private final NewsOfOrders telling;
    private final Times times;

    /** When what is due. */
    @org.springframework.stereotype.Component
    record Times(WorkingDays days, OrderRules rules, Clock clock) {
        Instant now() {
            return clock.instant();
        }

        Instant reminder(LocalDate day) {
            return days.dayBefore(day).atTime(rules.field().remind()).atZone(clock.getZone()).toInstant();
        }
    }

    CarryingOut(OrderStore store, Supplying supplying, Deposits deposits, Ledger ledger, NewsOfOrders telling, Times times) {
        this.store = store;
        this.supplying = supplying;
        this.deposits = deposits;
        this.ledger = ledger;
        this.telling = telling;
        this.times = times;
    }

    Care soon() {
        return new Care(true, times.now().plus(LEASE));
    }

    /** Does what is due now, and answers with the order as it is then. */
    Order carry(Order order) {
        return switch (order.state()) {
            case State.Accepted s -> carryOnDay(prepare(order));
            case State.Scheduled s -> carryOnDay(order);
            case State.InProgress s -> onItsDay(order, false);
            case State.AwaitingStaff s -> order;
            case State.Done s -> order;
            case State.Cancelled s -> order;
            case State.Refused s -> order;
        };
    }

    /** A claim on an order whose time has come; empty: somebody else has it or has moved it. */
    Optional<Order> claim(Order due) {
        return store.orders.replace(due.by(soon())) ? store.orders.find(due.id().value()) : Optional.empty();
    }

    private Order prepare(Order order) {
        if (order.terms().opens().isPresent()) {
            supplying.open(order);
            deposits.charge(order);
        }
        order.terms().sameDayFee().ifPresent(fee -> ledger.post(
                Entry.of(order.accounts().getLast(), Entry.Kind.FEE, order.id() + "/same-day", fee, times.now())));
        List<Event> toOccupants = supplying.occupantsToBeTold(order);
        return store.orders.change(order.id().value(), now -> {
            State next = Course.next(now.state(), new Step.Prepared());
            if (next == now.state()) {
                return now;
            }
            Order then = now.in(next);
            var confirmed = new OrderConfirmed(telling.of(then), then.terms().deposit().due(), then.terms().waived().isPresent(), then.terms().sameDayFee(), times.now());
            return due(then).telling(Stream.concat(Stream.of(confirmed), toOccupants.stream()).map(Outgoing::of).toList());
        });
    }

    private Order carryOnDay(Order order) {
        Order reminded = remind(order);
        return times.now().isBefore(times.days().beginning(reminded.days().first())) ? settled(reminded) : onItsDay(began(reminded), false);
    }

    private Order remind(Order order) {
        boolean due = order.visit().filter(v -> !v.reminded() && !times.now().isBefore(times.reminder(v.slot().day()))).isPresent();
        return !due ? order : store.orders.change(order.id().value(), now -> {
            Optional<Appointment> visit = now.visit().filter(v -> !v.reminded()).map(Appointment::asReminded);
            if (visit.isEmpty() || !(now.state() instanceof State.Scheduled)) {
                return now;
            }
            Order then = now.visited(visit);
            // Whoever ordered so late that the confirmation was the reminder needs no other.
            return now.parties().placed().isBefore(times.reminder(visit.get().slot().day()))
                    ? due(then).telling(List.of(Outgoing.of(new AppointmentDueSoon(telling.of(then), times.now()))))
                    : due(then);
        });
    }

    private Order began(Order order) {
        return step(order.id(), new Step.DayCame(times.now()), then -> List.of());
    }

    /** @param reported whether somebody of the field said that it is done; where nobody did by the end of the day, the rules say what that means */
    Order onItsDay(Order asked, boolean reported) {
        LocalDate today = times.days().today();
        Order order = reported ? reported(asked, today) : unreported(asked, today);
        boolean countsAsDone = times.rules().field().unreported() == OrderRules.Unreported.DONE;
        boolean comes = order.visit().filter(visit -> visit.report() != Order.Report.DONE).isPresent();
        boolean startDue = order.days().start().filter(day -> comes ? countsAsDone && today.isAfter(day) : !today.isBefore(day)).isPresent();
        boolean stopDue = order.days().stop().filter(day -> !today.isBefore(day)).isPresent();
        if (!(order.state() instanceof State.InProgress)) {
            return order;
        }
        if (startDue && order.terms().opens().isPresent()) {
            supplying.begin(order);
        }
        List<Event> ended = stopDue ? supplying.end(order) : List.of();
        boolean all = (startDue || order.days().start().isEmpty()) && (stopDue || order.days().stop().isEmpty());
        if (!all) {
            return settled(order);
        }
        Optional<Money> deposit = stopDue && ended.stream().anyMatch(FinalBillAsked.class::isInstance)
                ? order.terms().stops().flatMap(deposits::returning)
                : Optional.empty();
        return step(order.id(), new Step.Finished(times.now()), then -> {
            var events = new ArrayList<Event>(ended);
            events.add(new OrderDone(telling.of(then), deposit, times.now()));
            return events;
        });
    }

    /** Kept: of a move, the old place may go on for some days. */
    private Order reported(Order order, LocalDate today) {
        return store.orders.change(order.id().value(), now -> now.state() instanceof State.InProgress
                        && now.visit().filter(visit -> visit.report() != Order.Report.DONE && !today.isBefore(visit.slot().day())).isPresent()
                ? due(now.visited(now.visit().map(visit -> visit.with(Order.Report.DONE))))
                : now);
    }

    /** Its day went by and nobody said what became of the visit: staff are asked, once. */
    private Order unreported(Order order, LocalDate today) {
        boolean ask = times.rules().field().unreported() == OrderRules.Unreported.TO_STAFF && isSilent(order, today);
        return !ask ? order : store.orders.change(order.id().value(), now -> {
            if (!isSilent(now, today)) {
                return now;
            }
            Order then = due(now.visited(now.visit().map(visit -> visit.with(Order.Report.MISSING))));
            return then.telling(List.of(Outgoing.of(new VisitUnreported(telling.of(then), times.now()))));
        });
    }

    private static boolean isSilent(Order order, LocalDate today) {
        return order.state() instanceof State.InProgress && order.visit().filter(visit -> visit.report() == Order.Report.AWAITED && today.isAfter(visit.slot().day())).isPresent();
    }

    /** One step and what it tells, in one write; a step that does not fit writes nothing. */
    Order step(OrderId id, Step step, java.util.function.Function<Order, List<Event>> tells) {
        return store.orders.change(id.value(), now -> {
            State next = Course.next(now.state(), step);
            if (next == now.state()) {
                return now;
            }
            Order then = due(now.in(next));
            return then.telling(tells.apply(then).stream().map(Outgoing::of).toList());
        });
    }

    private Order settled(Order order) {
        return store.orders.change(order.id().value(), now -> {
            Order then = due(now);
            return then.care().equals(now.care()) ? now : then;
        });
    }

    /** With the moment at which it must be looked at again. */
    Order due(Order order) {
        return switch (order.state()) {
            case State.Accepted s -> order.by(soon());
            case State.Scheduled s -> {
                Instant day = times.days().beginning(order.days().first());
                Instant next = order.visit().filter(v -> !v.reminded()).map(v -> times.reminder(v.slot().day())).filter(day::isAfter).orElse(day);
                yield order.by(new Care(true, next));
            }
            case State.InProgress s -> order.by(new Care(true, times.days().beginning(times.days().today().plusDays(1))));
            case State.AwaitingStaff s -> order.by(Care.NONE);
            case State.Done s -> order.by(Care.NONE);
            case State.Cancelled s -> order.by(Care.NONE);
            case State.Refused s -> order.by(Care.NONE);
        };
    }

    /** What was entered for an order that is not to be. May be repeated. */
    void takeBack(Order order) {
        deposits.takeBack(order);
        ledger.reverse(Entry.Kind.FEE + ":" + order.id() + "/same-day");
    }
}
