package org.curbstop.flows.orders;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.Orders;
import org.curbstop.orders.PlaceOrderResult;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that quote dates and the estimated final bill, and place an order to stop service, for a verified account only. */
@Configuration(proxyBeanMethods = false)
class StopServiceActions {

    private static final String NOT_YOURS = "not-yours";
    private static final String ELSEWHERE = "new";

    private final Accounts accounts;
    private final Orders orders;
    private final OrderDateOptions dateOptions;

    StopServiceActions(Accounts accounts, Orders orders, OrderDateOptions dateOptions) {
        this.accounts = accounts;
        this.orders = orders;
        this.dateOptions = dateOptions;
    }

    @Bean
    FlowAction stopDays() {
        return new FlowActionAdapter(OrderActionSpecs.STOP_DAYS,
                call -> withQuote(call, Optional.empty(), (account, quote) -> ActionOutcome.of("from")
                        .with("earliest", SlotValue.of(quote.stop().orElseThrow().earliest()))
                        .with("street", SlotValue.of(account.premise().address().street()))));
    }

    @Bean
    FlowAction findBillAddress() {
        return new FlowActionAdapter(OrderActionSpecs.FIND_BILL_ADDRESS, call -> CallerIdentity.verifiedAccount(call, accounts)
                .map(account -> accounts.findPerson(account.holder()).filter(holder -> holder.paperless()
                        || holder.isMailedElsewhere(account.premise().address())).isPresent()
                        ? ActionOutcome.of("known") : ActionOutcome.of("unknown").with("sendTo", SlotValue.of(ELSEWHERE)))
                .orElse(ActionOutcome.of(NOT_YOURS)));
    }

    @Bean
    FlowAction quoteStop() {
        return new FlowActionAdapter(OrderActionSpecs.QUOTE_STOP, call -> {
            boolean elsewhere = call.require("sendTo").equals(ELSEWHERE);
            var to = elsewhere ? call.text("forward").flatMap(ForwardingAddressParser::parse) : Optional.<Address>empty();
            return elsewhere && to.isEmpty() ? ActionOutcome.of("no-address")
                    : withQuote(call, to, (account, quote) -> quote(call, quote, to));
        });
    }

    @Bean
    FlowAction placeStop() {
        return new FlowActionAdapter(OrderActionSpecs.PLACE_STOP, call -> {
            var to = call.text("forwardTo").flatMap(ForwardingAddressParser::parse);
            return withQuote(call, to, (account, quote) -> place(call, account, quote, to));
        });
    }

    private ActionOutcome withQuote(ActionCall call, Optional<Address> to, BiFunction<Account, OrderQuote, ActionOutcome> offered) {
        return CallerIdentity.verifiedAccount(call, accounts)
                .map(account -> switch (orders.quote(stopRequest(account, to), CallerIdentity.actor(call))) {
            case OrderQuoteResult.Refused refused -> refused(refused.refusal());
            case OrderQuoteResult.Offered quote -> offered.apply(account, quote.quote());
        }).orElse(ActionOutcome.of(NOT_YOURS));
    }

    private static OrderRequest.Stop stopRequest(Account account, Optional<Address> to) {
        return new OrderRequest.Stop(account.id(), Set.of(), to);
    }

    private static ActionOutcome refused(OrderRefusal refusal) {
        return refusal.reason() == OrderRefusal.Reason.NOT_YOURS ? ActionOutcome.of(NOT_YOURS) : OrderDateOptions.refused(refusal);
    }

    private ActionOutcome quote(ActionCall call, OrderQuote quote, Optional<Address> to) {
        var choice = quote.stop().orElseThrow();
        var day = dateOptions.chosenDay(call, choice);
        return dateOptions.refused(call, day, choice).orElseGet(() -> {
            var estimate = quote.finalBill().map(bill -> bill.total()).filter(total -> !total.isNegative());
            return ActionOutcome.of(possibleOrWarned(quote)).with("onDay", SlotValue.of(day))
                    .with("forwardTo", SlotValue.of(to.map(Address::oneLine).orElse("")))
                    .with("estimate", SlotValue.of(estimate.orElseGet(() -> quote.deposit().due().zero())))
                    .with("hasEstimate", SlotValue.of(estimate.isPresent()));
        });
    }

    private static String possibleOrWarned(OrderQuote quote) {
        if (quote.warnings().contains(OrderQuote.OrderWarning.TENANT_WOULD_LOSE_SERVICE)) {
            return "leaves-tenant";
        }
        return quote.warnings().contains(OrderQuote.OrderWarning.OWNER_TAKES_OVER) ? "owner-next" : "possible";
    }

    private ActionOutcome place(ActionCall call, Account account, OrderQuote quote, Optional<Address> to) {
        var day = call.date("onDay").orElseThrow();
        var placing = orders.place(call.key(), new NewOrder(stopRequest(account, to), OrderRequest.ServiceDates.stoppingOn(day),
                Optional.empty(), Optional.empty(), call.language()), CallerIdentity.actor(call));
        return placed(placing, quote.stop().orElseThrow(), orders.changeableUntil(day));
    }

    /** @param changeableUntil until when the placed order can be changed; empty if it cannot */
    static ActionOutcome placed(PlaceOrderResult placing, OrderQuote.DateChoice choice, Optional<Instant> changeableUntil) {
        return switch (placing) {
            case PlaceOrderResult.Placed placed ->
                    ActionOutcome.of("accepted").with("reference", SlotValue.digits(placed.order().reference()))
                            .with("canChange", SlotValue.of(changeableUntil.isPresent()))
                            .with("changeUntil", SlotValue.of(changeableUntil.orElse(placed.order().parties().placed())));
            case PlaceOrderResult.AlreadyPlaced existing ->
                    ActionOutcome.of("again").with("reference", SlotValue.digits(existing.order().reference()));
            case PlaceOrderResult.SentToStaff sent ->
                    ActionOutcome.of("with-staff").with("reference", SlotValue.digits(sent.order().reference()));
            case PlaceOrderResult.SlotFull full -> OrderDateOptions.otherDay("FULL",
                    full.nextFreeSlots().isEmpty() ? choice.earliest() : full.nextFreeSlots().getFirst().day());
            case PlaceOrderResult.Refused refused -> refused.refusal().reason() == OrderRefusal.Reason.NOT_YOURS
                    ? ActionOutcome.of(NOT_YOURS) : StartServiceActions.refused(refused.refusal(), choice);
        };
    }
}
