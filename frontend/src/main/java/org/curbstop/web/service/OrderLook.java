package org.curbstop.web.service;

import java.text.ListFormat;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.orders.Order;
import org.curbstop.orders.State;
import org.curbstop.orders.Wish;
import org.curbstop.utility.UtilityService;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Say;

/** An order in a line: what it is, how it stands, what comes next. The same for its customer and for staff. */
final class OrderLook {

    private OrderLook() {}

    static String what(Order order, Ordering ordering) {
        return Say.words("service.what." + order.kind(), ordering.street(order.place()));
    }

    static Chip state(State state) {
        return new Chip(tone(state), word(state));
    }

    static String word(State state) {
        return Say.words("service.state." + state.code());
    }

    static Chip.Tone tone(State state) {
        return switch (state) {
            case State.AwaitingStaff _ -> Chip.Tone.WAIT;
            case State.Accepted _ -> Chip.Tone.GOOD;
            case State.Scheduled _ -> Chip.Tone.GOOD;
            case State.InProgress _ -> Chip.Tone.WAIT;
            case State.Done _ -> Chip.Tone.GOOD;
            case State.Cancelled _ -> Chip.Tone.PLAIN;
            case State.Refused _ -> Chip.Tone.BAD;
        };
    }

    /** Electricity, water and sewer. */
    static String services(Collection<UtilityService> services) {
        return ListFormat.getInstance(Say.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(services.stream().sorted().map(service -> Say.words("service", service)).toList());
    }

    /** The last day of a service that an open order ends. */
    static Optional<LocalDate> lastDay(List<Order> orders, AccountId account, UtilityService service) {
        return orders.stream().filter(order -> order.state().isOpen() && order.terms().stops().equals(Optional.of(account)))
                .filter(order -> order.kind() == Wish.Kind.MOVE || order.terms().services().contains(service))
                .findFirst().flatMap(order -> order.days().stop());
    }

    /** What happens next and when. */
    static String next(Order order, Ordering ordering) {
        if (!order.state().isOpen()) {
            return "";
        }
        if (order.state() instanceof State.AwaitingStaff) {
            return Say.words("service.next.staff");
        }
        return order.visit().map(visit -> visit.lateBy() > 0 ? Say.words("service.next.late", visit.lateBy()) : Say.words("service.next.visit", ordering.window(visit.slot())))
                .orElseGet(() -> days(order));
    }

    static String days(Order order) {
        var days = order.days();
        if (days.start().isPresent() && days.stop().isPresent()) {
            return Say.words("service.days.move", Say.date(days.start().get()), Say.date(days.stop().get()));
        }
        return days.start().map(day -> Say.words("service.days.start", Say.date(day))).orElseGet(() -> Say.words("service.days.stop", Say.date(days.first())));
    }
}
