package org.curbstop.flows.orders;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.common.AccountId;
import org.curbstop.common.Identifier;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.Orders;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.premises.FindingAPremise;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions on an existing order: status, another date or time, cancellation. For its customer, by proof or by order number and phone. */
@Configuration(proxyBeanMethods = false)
class OrderFollowUpActions {

    private final Orders orders;
    private final FindingAPremise premises;
    private final OrderDateOptions dateOptions;

    OrderFollowUpActions(Orders orders, FindingAPremise premises, OrderDateOptions dateOptions) {
        this.orders = orders;
        this.premises = premises;
        this.dateOptions = dateOptions;
    }

    @Bean
    FlowAction listOrders() {
        return new FlowActionAdapter(OrderActionSpecs.LIST_ORDERS, this::listOpen);
    }

    @Bean
    FlowAction findVisit() {
        return new FlowActionAdapter(OrderActionSpecs.FIND_VISIT, this::nextVisit);
    }

    @Bean
    FlowAction matchOrder() {
        return new FlowActionAdapter(OrderActionSpecs.MATCH_ORDER,
                call -> findByPhone(call).map(order -> ActionOutcome.of("matched").with("order", SlotValue.of(order.id().value())))
                        .orElse(ActionOutcome.of("no-match")));
    }

    @Bean
    FlowAction findOrder() {
        return new FlowActionAdapter(OrderActionSpecs.FIND_ORDER,
                call -> findOwnOrder(call).map(order -> describe(call, order)).orElse(ActionOutcome.of("no-order")));
    }

    @Bean
    FlowAction quoteChange() {
        return new FlowActionAdapter(OrderActionSpecs.QUOTE_CHANGE, call -> ifChangeable(call, order -> quote(call, order)));
    }

    @Bean
    FlowAction changeOrder() {
        return new FlowActionAdapter(OrderActionSpecs.CHANGE_ORDER, call -> ifChangeable(call, order -> changeOutcome(call,
                orders.change(order.id(), shiftedDays(order, call.date("onDay").orElseThrow()), Optional.empty(),
                        CallerIdentity.actor(call), phone(call)))));
    }

    @Bean
    FlowAction orderTimes() {
        return new FlowActionAdapter(OrderActionSpecs.ORDER_TIMES, call -> findOwnOrder(call)
                .flatMap(order -> dateOptions.offerTimes(call, order.place())).orElse(ActionOutcome.of("no-times")));
    }

    @Bean
    FlowAction checkOrderTime() {
        return new FlowActionAdapter(OrderActionSpecs.CHECK_ORDER_TIME, call -> findOwnOrder(call)
                .map(order -> dateOptions.checkAvailability(call, order.place())).orElse(ActionOutcome.of("full")));
    }

    @Bean
    FlowAction changeOrderTime() {
        return new FlowActionAdapter(OrderActionSpecs.CHANGE_ORDER_TIME,
                call -> ifChangeable(call, order -> OrderDateOptions.slot(call, "time").map(slot -> switch (changeTime(call, order, slot)) {
            case ChangeOrderResult.Changed _ -> ActionOutcome.of("changed");
            case ChangeOrderResult.SlotFull _ -> ActionOutcome.of("full");
            case ChangeOrderResult.Refused _ -> ActionOutcome.of("too-late");
        }).orElse(ActionOutcome.of("full"))));
    }

    @Bean
    FlowAction cancelOrder() {
        return new FlowActionAdapter(OrderActionSpecs.CANCEL_ORDER,
                call -> ifChangeable(call, order -> switch (orders.cancel(order.id(), CallerIdentity.actor(call), phone(call))) {
            case ChangeOrderResult.Changed _ -> ActionOutcome.of("cancelled");
            case ChangeOrderResult.SlotFull _ -> ActionOutcome.of("too-late");
            case ChangeOrderResult.Refused _ -> ActionOutcome.of("too-late");
        }));
    }

    private ChangeOrderResult changeTime(ActionCall call, ServiceOrder order, AppointmentSlot slot) {
        return orders.change(order.id(), shiftedDays(order, slot.day()), Optional.of(slot), CallerIdentity.actor(call), phone(call));
    }

    /** Returns the open orders of the verified accounts. */
    private List<ServiceOrder> openOrders(ActionCall call) {
        return call.caller().proof().map(IdentityProof::subjects).orElse(List.of()).stream()
                .flatMap(account -> orders.list(new AccountId(account), CallerIdentity.actor(call)).stream())
                .filter(order -> order.state().isOpen()).distinct().toList();
    }

    /** Finds the next visit of the verified accounts: who asks when somebody comes must not book another. */
    private ActionOutcome nextVisit(ActionCall call) {
        return openOrders(call).stream().filter(order -> !(order.state() instanceof OrderState.AwaitingStaff))
                .filter(order -> order.visit().filter(visit -> dateOptions.window(visit.slot()).until().isAfter(call.now())).isPresent())
                .min(Comparator.comparing(order -> window(order).from()))
                .map(order -> ActionOutcome.of("visit").with("place", SlotValue.of(street(order))).with("coming", window(order)))
                .orElseGet(() -> ActionOutcome.of("none"));
    }

    private SlotValue.TimeWindow window(ServiceOrder order) {
        return dateOptions.window(order.visit().orElseThrow().slot());
    }

    private ActionOutcome listOpen(ActionCall call) {
        var open = openOrders(call);
        return switch (open.size()) {
            case 0 -> ActionOutcome.of("none");
            case 1 -> ActionOutcome.of("one").with("order", SlotValue.of(open.getFirst().id().value()));
            default -> ActionOutcome.of("several").with("orders", new SlotValue.Options(open.stream().map(order ->
                    new SlotValue.Option(order.id().value(), SlotValue.of(street(order) + ", " + order.reference()))).toList()));
        };
    }

    private Optional<ServiceOrder> findByPhone(ActionCall call) {
        return phone(call).flatMap(phone -> call.text("reference")
                .flatMap(reference -> orders.findByReference(reference, phone, CallerIdentity.rateLimitedActor(call))));
    }

    private static Optional<PhoneNumber> phone(ActionCall call) {
        return call.text("phone").flatMap(PhoneNumber::parse);
    }

    private Optional<ServiceOrder> findOwnOrder(ActionCall call) {
        return call.caller().proof().isPresent()
                ? Identifier.parse(call.require("order"), OrderId::new).flatMap(id -> orders.find(id, CallerIdentity.actor(call)))
                : findByPhone(call).filter(order -> order.id().value().equals(call.require("order")));
    }

    private ActionOutcome ifChangeable(ActionCall call, Function<ServiceOrder, ActionOutcome> change) {
        return findOwnOrder(call).filter(order -> orders.isChangeable(order, CallerIdentity.actor(call))).map(change)
                .orElse(ActionOutcome.of("too-late"));
    }

    private ActionOutcome describe(ActionCall call, ServiceOrder order) {
        return stateOutcome(call, order).with("kind", new SlotValue.LocalizedName(order.kind().name().toLowerCase(Locale.ROOT)))
                .with("street", SlotValue.of(street(order)));
    }

    private ActionOutcome stateOutcome(ActionCall call, ServiceOrder order) {
        return switch (order.state()) {
            case OrderState.AwaitingStaff _ -> withDay(order, "with-staff").with("unknown", SlotValue.of(order.isOfUnknown()));
            case OrderState.Accepted _ -> openOutcome(call, order);
            case OrderState.Scheduled _ -> openOutcome(call, order);
            case OrderState.InProgress _ -> withDay(order, "fixed");
            case OrderState.Done _ -> ActionOutcome.of("over").with("how", SlotValue.of("DONE"));
            case OrderState.Cancelled _ -> ActionOutcome.of("over").with("how", SlotValue.of("CANCELLED"));
            case OrderState.Refused _ -> ActionOutcome.of("over").with("how", SlotValue.of("REFUSED"));
        };
    }

    private ActionOutcome openOutcome(ActionCall call, ServiceOrder order) {
        if (!orders.isChangeable(order, CallerIdentity.actor(call))) {
            return withDay(order, "fixed");
        }
        return order.visit().map(visit -> ActionOutcome.of("visit").with("at", dateOptions.window(visit.slot())))
                .orElseGet(() -> withDay(order, "open"));
    }

    private static ActionOutcome withDay(ServiceOrder order, String outcome) {
        return ActionOutcome.of(outcome).with("onDay", SlotValue.of(order.days().first()));
    }

    private String street(ServiceOrder order) {
        return premises.findById(order.place()).map(serviceable -> serviceable.premise().address().street()).orElse("");
    }

    /** Returns the service dates with another start date; the stop date of a move is shifted by the same number of days. */
    private static OrderRequest.ServiceDates shiftedDays(ServiceOrder order, java.time.LocalDate day) {
        var before = order.days();
        if (before.start().isEmpty()) {
            return OrderRequest.ServiceDates.stoppingOn(day);
        }
        long shift = java.time.temporal.ChronoUnit.DAYS.between(before.start().get(), day);
        return new OrderRequest.ServiceDates(Optional.of(day), before.stop().map(last -> last.plusDays(shift)));
    }

    private ActionOutcome quote(ActionCall call, ServiceOrder order) {
        var choice = orders.otherStartDates(order).or(() -> orders.otherStopDates(order)).orElseThrow();
        var day = call.date("day").orElseThrow();
        return dateOptions.refused(call, day, choice).orElseGet(() -> ActionOutcome.of("possible").with("onDay", SlotValue.of(day))
                .with("fee", SlotValue.of(order.terms().deposit().due().zero())).with("hasFee", SlotValue.of(false)));
    }

    private ActionOutcome changeOutcome(ActionCall call, ChangeOrderResult changing) {
        return switch (changing) {
            case ChangeOrderResult.Changed _ -> ActionOutcome.of("changed");
            case ChangeOrderResult.SlotFull full -> OrderDateOptions.otherDay("FULL",
                    full.nextFreeSlots().isEmpty() ? dateOptions.today(call).plusDays(1) : full.nextFreeSlots().getFirst().day());
            case ChangeOrderResult.Refused _ -> ActionOutcome.of("too-late");
        };
    }
}
