package org.curbstop.flows.orders;

import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.Orders;
import org.curbstop.orders.PlaceOrderResult;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that list free times for a visit and book one. */
@Configuration(proxyBeanMethods = false)
class VisitActions {

    private final Accounts accounts;
    private final Orders orders;
    private final OrderDateOptions dateOptions;

    VisitActions(Accounts accounts, Orders orders, OrderDateOptions dateOptions) {
        this.accounts = accounts;
        this.orders = orders;
        this.dateOptions = dateOptions;
    }

    @Bean
    FlowAction visitTimes() {
        return FlowActionAdapter.onAccount(OrderActionSpecs.VISIT_TIMES, accounts,
                (call, account) -> switch (orders.quote(visitRequest(call, account), CallerIdentity.actor(call))) {
                    case OrderQuoteResult.Refused refused -> refused(refused.refusal());
                    case OrderQuoteResult.Offered _ -> dateOptions.offerTimes(call, account.premise().id())
                            .map(times -> times.with("street", SlotValue.of(account.premise().address().street())))
                            .orElse(ActionOutcome.of("no-times"));
                });
    }

    /** Action that selects the first of the offered times. */
    @Bean
    static FlowAction firstTime() {
        return new FlowActionAdapter(OrderActionSpecs.FIRST_TIME, call -> {
            var first = ((SlotValue.Options) call.find("times").orElseThrow()).items().getFirst();
            return ActionOutcome.of("free").with("time", SlotValue.of(first.value())).with("at", first.label());
        });
    }

    @Bean
    FlowAction checkTime() {
        return new FlowActionAdapter(OrderActionSpecs.CHECK_TIME, call -> CallerIdentity.verifiedAccount(call, accounts)
                .map(account -> dateOptions.checkAvailability(call, account.premise().id())).orElse(ActionOutcome.of("full")));
    }

    @Bean
    FlowAction bookVisit() {
        return FlowActionAdapter.onAccount(OrderActionSpecs.BOOK_VISIT, accounts, (call, account) -> OrderDateOptions.slot(call, "time")
                .map(slot -> book(call, account, slot)).orElse(ActionOutcome.of("full")));
    }

    private static OrderRequest.Visit visitRequest(ActionCall call, Account account) {
        return new OrderRequest.Visit(account.id(), FieldTask.valueOf(call.require("visit").toUpperCase(Locale.ROOT).replace('-', '_')),
                Optional.empty());
    }

    private ActionOutcome book(ActionCall call, Account account, AppointmentSlot slot) {
        var order = new NewOrder(visitRequest(call, account), OrderRequest.ServiceDates.startingOn(slot.day()), Optional.of(slot),
                Optional.empty(), call.language());
        return switch (orders.place(call.key(), order, CallerIdentity.actor(call))) {
            case PlaceOrderResult.Placed placed ->
                    ActionOutcome.of("booked").with("reference", SlotValue.digits(placed.order().reference()));
            case PlaceOrderResult.SentToStaff sent ->
                    ActionOutcome.of("booked").with("reference", SlotValue.digits(sent.order().reference()));
            case PlaceOrderResult.AlreadyPlaced existing ->
                    ActionOutcome.of("again").with("reference", SlotValue.digits(existing.order().reference()));
            case PlaceOrderResult.SlotFull _ -> ActionOutcome.of("full");
            case PlaceOrderResult.Refused refused -> refused(refused.refusal());
        };
    }

    private static ActionOutcome refused(OrderRefusal refusal) {
        return switch (refusal.reason()) {
            case NOT_YOURS -> ActionOutcome.of("not-yours");
            case NO_SUCH_PLACE, NO_SUCH_SERVICE, ALREADY_ENDING, ALREADY_SERVED, DAY_NOT_OFFERED, TOO_MUCH_OVERLAP, SLOT_NEEDED, UNDER_AGE,
                    TOO_LATE, NO_SUCH_ORDER, IDENTITY_NOT_SEEN -> OrderDateOptions.refused(refusal);
        };
    }
}
