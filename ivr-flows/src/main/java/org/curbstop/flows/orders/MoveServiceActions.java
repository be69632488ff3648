package org.curbstop.flows.orders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PremiseId;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that move service: a stop and a start in one order, for a verified account. */
@Configuration(proxyBeanMethods = false)
class MoveServiceActions {

    private final Accounts accounts;
    private final Orders orders;
    private final OrderDateOptions dateOptions;

    MoveServiceActions(Accounts accounts, Orders orders, OrderDateOptions dateOptions) {
        this.accounts = accounts;
        this.orders = orders;
        this.dateOptions = dateOptions;
    }

    @Bean
    FlowAction moveDays() {
        return new FlowActionAdapter(OrderActionSpecs.MOVE_DAYS,
                call -> withQuote(call, (account, quote) -> OrderDateOptions.earliestStart(quote)));
    }

    @Bean
    FlowAction quoteMove() {
        return new FlowActionAdapter(OrderActionSpecs.QUOTE_MOVE, call -> withQuote(call, (account, quote) -> quote(call, account, quote)));
    }

    @Bean
    FlowAction placeMove() {
        return new FlowActionAdapter(OrderActionSpecs.PLACE_MOVE, call -> withQuote(call, (account, quote) -> place(call, account, quote)));
    }

    private ActionOutcome withQuote(ActionCall call, BiFunction<Account, OrderQuote, ActionOutcome> offered) {
        return CallerIdentity.verifiedAccount(call, accounts)
                .map(account -> switch (orders.quote(moveRequest(call, account), CallerIdentity.actor(call))) {
                    case OrderQuoteResult.Refused refused -> refused.refusal().reason() == OrderRefusal.Reason.NOT_YOURS
                            ? ActionOutcome.of("not-yours") : OrderDateOptions.refused(refused.refusal());
            case OrderQuoteResult.Offered quote -> offered.apply(account, quote.quote());
        }).orElse(ActionOutcome.of("not-yours"));
    }

    private static OrderRequest.Move moveRequest(ActionCall call, Account account) {
        return new OrderRequest.Move(account.id(), new PremiseId(call.require("premise")), Set.of(), Optional.empty());
    }

    private ActionOutcome quote(ActionCall call, Account account, OrderQuote quote) {
        var start = quote.start().orElseThrow();
        var day = dateOptions.chosenDay(call, start);
        var last = call.require("until").equals("same") ? day : call.date("lastDay").orElseThrow();
        return dateOptions.refused(call, day, start).or(() -> dateOptions.visitWindowChoice(call, quote, day))
                .or(() -> refuseLastDay(quote, day, last)).orElseGet(() -> {
            var fee = dateOptions.sameDayFee(call, quote, day);
            boolean tenant = quote.warnings().contains(OrderQuote.OrderWarning.TENANT_WOULD_LOSE_SERVICE);
                    return ActionOutcome.of(tenant ? "leaves-tenant" : "possible").with("onDay", SlotValue.of(day))
                            .with("stopDay", SlotValue.of(last))
                    .with("fee", SlotValue.of(fee)).with("hasFee", SlotValue.of(fee.isPositive()))
                            .with("deposit", SlotValue.of(quote.deposit().due()))
                            .with("hasDeposit", SlotValue.of(quote.deposit().due().isPositive()))
                    .with("oldStreet", SlotValue.of(account.premise().address().street()));
        });
    }

    /**
     * Refuses a last date that is before the new start, after the longest permitted overlap, or within the notice period of a tenant at the
     * old premise.
     */
    private static Optional<ActionOutcome> refuseLastDay(OrderQuote quote, LocalDate day, LocalDate last) {
        var latest = day.plusDays(quote.overlap());
        boolean can = !last.isBefore(day) && !last.isAfter(latest) && quote.stop().orElseThrow().days().contains(last);
        return can ? Optional.empty() : Optional.of(ActionOutcome.of("other-last-day").with("latest", SlotValue.of(latest)));
    }

    private ActionOutcome place(ActionCall call, Account account, OrderQuote quote) {
        var choice = quote.start().orElseThrow();
        var day = call.date("onDay").orElseThrow();
        if (!quote.deposit().due().equals(call.money("deposit")) || !dateOptions.sameDayFee(call, quote, day).equals(call.money("fee"))) {
            return OrderDateOptions.otherDay("CHANGED", choice.earliest());
        }
        var both = new OrderRequest.ServiceDates(Optional.of(day), call.date("stopDay"));
        var placing = orders.place(call.key(),
                new NewOrder(moveRequest(call, account), both, OrderDateOptions.slot(call, "slot"), Optional.empty(), call.language()),
                CallerIdentity.actor(call));
        return StopServiceActions.placed(placing, choice, orders.changeableUntil(day));
    }
}
