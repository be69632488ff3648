package org.curbstop.flows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.common.AccountId;
import org.curbstop.common.Invalid;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proof;
import org.curbstop.conversation.Value;
import org.curbstop.orders.Changing;
import org.curbstop.orders.FindingAPremise;
import org.curbstop.orders.Order;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.Orders;
import org.curbstop.orders.Slot;
import org.curbstop.orders.State;
import org.curbstop.orders.Wish;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How an order stands, another day or time for it, or not at all: for whoever it belongs to, by proof or by its number and phone. */
@Configuration(proxyBeanMethods = false)
class FollowingOrders {

    private final Orders orders;
    private final FindingAPremise finding;
    private final OrderDays days;

    FollowingOrders(Orders orders, FindingAPremise finding, OrderDays days) {
        this.orders = orders;
        this.finding = finding;
        this.days = days;
    }

    @Bean
    FlowAction listOrders() {
        return new Doing(OrderSpecs.LIST_ORDERS, this::list);
    }

    @Bean
    FlowAction matchOrder() {
        return new Doing(OrderSpecs.MATCH_ORDER, call -> byPhone(call).map(order -> Outcome.of("matched").with("order", Value.of(order.id().value()))).orElse(Outcome.of("no-match")));
    }

    @Bean
    FlowAction findOrder() {
        return new Doing(OrderSpecs.FIND_ORDER, call -> their(call).map(order -> stands(call, order)).orElse(Outcome.of("no-order")));
    }

    @Bean
    FlowAction quoteChange() {
        return new Doing(OrderSpecs.QUOTE_CHANGE, call -> changeable(call, order -> quote(call, order)));
    }

    @Bean
    FlowAction changeOrder() {
        return new Doing(OrderSpecs.CHANGE_ORDER, call -> changeable(call, order -> changed(call,
                orders.change(order.id(), to(order, call.date("onDay").orElseThrow()), Optional.empty(), Askers.of(call), phone(call)))));
    }

    @Bean
    FlowAction orderTimes() {
        return new Doing(OrderSpecs.ORDER_TIMES, call -> their(call).flatMap(order -> days.offered(call, order.place())).orElse(Outcome.of("no-times")));
    }

    @Bean
    FlowAction checkOrderTime() {
        return new Doing(OrderSpecs.CHECK_ORDER_TIME, call -> their(call).map(order -> days.look(call, order.place())).orElse(Outcome.of("full")));
    }

    @Bean
    FlowAction changeOrderTime() {
        return new Doing(OrderSpecs.CHANGE_ORDER_TIME, call -> changeable(call, order -> OrderDays.slot(call, "time").map(slot -> switch (change(call, order, slot)) {
            case Changing.Changed _ -> Outcome.of("changed");
            case Changing.Full _ -> Outcome.of("full");
            case Changing.Refused _ -> Outcome.of("too-late");
        }).orElse(Outcome.of("full"))));
    }

    @Bean
    FlowAction cancelOrder() {
        return new Doing(OrderSpecs.CANCEL_ORDER, call -> changeable(call, order -> switch (orders.cancel(order.id(), Askers.of(call), phone(call))) {
            case Changing.Changed _ -> Outcome.of("cancelled");
            case Changing.Full _ -> Outcome.of("too-late");
            case Changing.Refused _ -> Outcome.of("too-late");
        }));
    }

    private Changing change(ActionCall call, Order order, Slot slot) {
        return orders.change(order.id(), to(order, slot.day()), Optional.of(slot), Askers.of(call), phone(call));
    }

    /** What is still open of the accounts that were proved. */
    private Outcome list(ActionCall call) {
        var open = call.who().proof().map(Proof::subjects).orElse(List.of()).stream()
                .flatMap(account -> orders.of(new AccountId(account), Askers.of(call)).stream()).filter(order -> order.state().isOpen()).distinct().toList();
        return switch (open.size()) {
            case 0 -> Outcome.of("none");
            case 1 -> Outcome.of("one").with("order", Value.of(open.getFirst().id().value()));
            default -> Outcome.of("several").with("orders", new Value.Items(open.stream().map(order ->
                    new Value.Item(order.id().value(), Value.of(street(order) + ", " + order.reference()))).toList()));
        };
    }

    private Optional<Order> byPhone(ActionCall call) {
        return phone(call).flatMap(phone -> call.text("reference").flatMap(reference -> orders.byReference(reference, phone, Askers.counted(call))));
    }

    private static Optional<PhoneNumber> phone(ActionCall call) {
        return call.text("phone").flatMap(PhoneNumber::read);
    }

    private Optional<Order> their(ActionCall call) {
        return call.who().proof().isPresent()
                ? id(call.require("order")).flatMap(id -> orders.find(id, Askers.of(call)))
                : byPhone(call).filter(order -> order.id().value().equals(call.require("order")));
    }

    private static Optional<OrderId> id(String value) {
        try {
            return Optional.of(new OrderId(value));
        } catch (Invalid notOne) {
            return Optional.empty();
        }
    }

    private Outcome changeable(ActionCall call, Function<Order, Outcome> change) {
        return their(call).filter(order -> orders.canStillChange(order, Askers.of(call))).map(change).orElse(Outcome.of("too-late"));
    }

    private Outcome stands(ActionCall call, Order order) {
        return state(call, order).with("kind", new Value.Named(order.kind().name().toLowerCase(Locale.ROOT))).with("street", Value.of(street(order)));
    }

    private Outcome state(ActionCall call, Order order) {
        return switch (order.state()) {
            case State.AwaitingStaff _ -> on(order, "with-staff").with("unknown", Value.of(order.isOfUnknown()));
            case State.Accepted _ -> standing(call, order);
            case State.Scheduled _ -> standing(call, order);
            case State.InProgress _ -> on(order, "fixed");
            case State.Done _ -> Outcome.of("over").with("how", Value.of("DONE"));
            case State.Cancelled _ -> Outcome.of("over").with("how", Value.of("CANCELLED"));
            case State.Refused _ -> Outcome.of("over").with("how", Value.of("REFUSED"));
        };
    }

    private Outcome standing(ActionCall call, Order order) {
        if (!orders.canStillChange(order, Askers.of(call))) {
            return on(order, "fixed");
        }
        return order.visit().map(visit -> Outcome.of("visit").with("at", days.window(visit.slot()))).orElseGet(() -> on(order, "open"));
    }

    private static Outcome on(Order order, String outcome) {
        return Outcome.of(outcome).with("onDay", Value.of(order.days().first()));
    }

    private String street(Order order) {
        return finding.at(order.place()).map(place -> place.premise().address().street()).orElse("");
    }

    /** Another first day; of a move the whole is put off by as much, so that it stays as long as it was. */
    private static Wish.Days to(Order order, java.time.LocalDate day) {
        var before = order.days();
        if (before.start().isEmpty()) {
            return Wish.Days.stopping(day);
        }
        long by = java.time.temporal.ChronoUnit.DAYS.between(before.start().get(), day);
        return new Wish.Days(Optional.of(day), before.stop().map(last -> last.plusDays(by)));
    }

    private Outcome quote(ActionCall call, Order order) {
        var choice = orders.otherStarts(order).or(() -> orders.otherStops(order)).orElseThrow();
        var day = call.date("day").orElseThrow();
        return days.refused(call, day, choice).orElseGet(() -> Outcome.of("possible").with("onDay", Value.of(day))
                .with("fee", Value.of(order.terms().deposit().due().zero())).with("hasFee", Value.of(false)));
    }

    private Outcome changed(ActionCall call, Changing changing) {
        return switch (changing) {
            case Changing.Changed _ -> Outcome.of("changed");
            case Changing.Full full -> OrderDays.other("FULL", full.next().isEmpty() ? days.today(call).plusDays(1) : full.next().getFirst().day());
            case Changing.Refused _ -> Outcome.of("too-late");
        };
    }
}
