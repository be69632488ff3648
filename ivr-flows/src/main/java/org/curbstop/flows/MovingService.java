package org.curbstop.flows;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PremiseId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.Orders;
import org.curbstop.orders.Quote;
import org.curbstop.orders.Quoted;
import org.curbstop.orders.Refusal;
import org.curbstop.orders.Wish;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A stop and a start in one order, from an account that was proved. */
@Configuration(proxyBeanMethods = false)
class MovingService {

    private final Accounts accounts;
    private final Orders orders;
    private final OrderDays days;

    MovingService(Accounts accounts, Orders orders, OrderDays days) {
        this.accounts = accounts;
        this.orders = orders;
        this.days = days;
    }

    @Bean
    FlowAction moveDays() {
        return new Doing(OrderSpecs.MOVE_DAYS, call -> quoted(call, (account, quote) -> OrderDays.from(quote)));
    }

    @Bean
    FlowAction quoteMove() {
        return new Doing(OrderSpecs.QUOTE_MOVE, call -> quoted(call, (account, quote) -> quote(call, account, quote)));
    }

    @Bean
    FlowAction placeMove() {
        return new Doing(OrderSpecs.PLACE_MOVE, call -> quoted(call, (account, quote) -> place(call, account, quote)));
    }

    private Outcome quoted(ActionCall call, BiFunction<Account, Quote, Outcome> offered) {
        return Askers.shown(call, accounts).map(account -> switch (orders.quote(wish(call, account), Askers.of(call))) {
            case Quoted.Refused refused -> refused.refusal().reason() == Refusal.Reason.NOT_YOURS ? Outcome.of("not-yours") : OrderDays.refused(refused.refusal());
            case Quoted.Offered quote -> offered.apply(account, quote.quote());
        }).orElse(Outcome.of("not-yours"));
    }

    private static Wish.Move wish(ActionCall call, Account account) {
        return new Wish.Move(account.id(), new PremiseId(call.require("premise")), Set.of(), Optional.empty());
    }

    private Outcome quote(ActionCall call, Account account, Quote quote) {
        var start = quote.start().orElseThrow();
        var day = days.chosen(call, start);
        var last = call.require("until").equals("same") ? day : call.date("lastDay").orElseThrow();
        return days.refused(call, day, start).or(() -> days.halves(call, quote, day)).or(() -> lastDayRefused(quote, day, last)).orElseGet(() -> {
            var fee = days.fee(call, quote, day);
            boolean tenant = quote.warnings().contains(Quote.Warning.TENANT_WOULD_LOSE_SERVICE);
            return Outcome.of(tenant ? "leaves-tenant" : "possible").with("onDay", Value.of(day)).with("stopDay", Value.of(last))
                    .with("fee", Value.of(fee)).with("hasFee", Value.of(fee.isPositive()))
                    .with("deposit", Value.of(quote.deposit().due())).with("hasDeposit", Value.of(quote.deposit().due().isPositive()))
                    .with("oldStreet", Value.of(account.premise().address().street()));
        });
    }

    /** Not before the new service is there, nor later than both may run, nor sooner than whoever lives there must be told. */
    private static Optional<Outcome> lastDayRefused(Quote quote, LocalDate day, LocalDate last) {
        var latest = day.plusDays(quote.overlap());
        boolean can = !last.isBefore(day) && !last.isAfter(latest) && quote.stop().orElseThrow().days().contains(last);
        return can ? Optional.empty() : Optional.of(Outcome.of("other-last-day").with("latest", Value.of(latest)));
    }

    private Outcome place(ActionCall call, Account account, Quote quote) {
        var choice = quote.start().orElseThrow();
        var day = call.date("onDay").orElseThrow();
        if (!quote.deposit().due().equals(call.money("deposit")) || !days.fee(call, quote, day).equals(call.money("fee"))) {
            return OrderDays.other("CHANGED", choice.earliest());
        }
        var both = new Wish.Days(Optional.of(day), call.date("stopDay"));
        var placing = orders.place(call.key(), new NewOrder(wish(call, account), both, OrderDays.slot(call, "slot"), Optional.empty(), call.language()), Askers.of(call));
        return StoppingService.placed(placing, choice);
    }
}
