package org.curbstop.flows;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.Orders;
import org.curbstop.orders.Placing;
import org.curbstop.orders.Quote;
import org.curbstop.orders.Quoted;
import org.curbstop.orders.Refusal;
import org.curbstop.orders.Wish;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The days, what the last bill will be about, and the order to stop service: for an account that was proved, and for no other. */
@Configuration(proxyBeanMethods = false)
class StoppingService {

    private static final String NOT_YOURS = "not-yours";

    private final Accounts accounts;
    private final Orders orders;
    private final OrderDays days;

    StoppingService(Accounts accounts, Orders orders, OrderDays days) {
        this.accounts = accounts;
        this.orders = orders;
        this.days = days;
    }

    @Bean
    FlowAction stopDays() {
        return new Doing(OrderSpecs.STOP_DAYS, call -> quoted(call, Optional.empty(), (account, quote) -> Outcome.of("from")
                .with("earliest", Value.of(quote.stop().orElseThrow().earliest())).with("street", Value.of(account.premise().address().street()))));
    }

    @Bean
    FlowAction quoteStop() {
        return new Doing(OrderSpecs.QUOTE_STOP, call -> {
            boolean elsewhere = call.require("sendTo").equals("new");
            var to = elsewhere ? call.text("forward").flatMap(ForwardingAddress::read) : Optional.<Address>empty();
            return elsewhere && to.isEmpty() ? Outcome.of("no-address") : quoted(call, to, (account, quote) -> quote(call, quote, to));
        });
    }

    @Bean
    FlowAction placeStop() {
        return new Doing(OrderSpecs.PLACE_STOP, call -> {
            var to = call.text("forwardTo").flatMap(ForwardingAddress::read);
            return quoted(call, to, (account, quote) -> place(call, account, quote, to));
        });
    }

    private Outcome quoted(ActionCall call, Optional<Address> to, BiFunction<Account, Quote, Outcome> offered) {
        return Askers.shown(call, accounts).map(account -> switch (orders.quote(wish(account, to), Askers.of(call))) {
            case Quoted.Refused refused -> refused(refused.refusal());
            case Quoted.Offered quote -> offered.apply(account, quote.quote());
        }).orElse(Outcome.of(NOT_YOURS));
    }

    private static Wish.Stop wish(Account account, Optional<Address> to) {
        return new Wish.Stop(account.id(), Set.of(), to);
    }

    private static Outcome refused(Refusal refusal) {
        return refusal.reason() == Refusal.Reason.NOT_YOURS ? Outcome.of(NOT_YOURS) : OrderDays.refused(refusal);
    }

    private Outcome quote(ActionCall call, Quote quote, Optional<Address> to) {
        var choice = quote.stop().orElseThrow();
        var day = days.chosen(call, choice);
        return days.refused(call, day, choice).orElseGet(() -> {
            var estimate = quote.finalBill().map(bill -> bill.total()).filter(total -> !total.isNegative());
            return Outcome.of(warned(quote)).with("onDay", Value.of(day)).with("forwardTo", Value.of(to.map(Address::oneLine).orElse("")))
                    .with("estimate", Value.of(estimate.orElseGet(() -> quote.deposit().due().zero()))).with("hasEstimate", Value.of(estimate.isPresent()));
        });
    }

    private static String warned(Quote quote) {
        if (quote.warnings().contains(Quote.Warning.TENANT_WOULD_LOSE_SERVICE)) {
            return "leaves-tenant";
        }
        return quote.warnings().contains(Quote.Warning.OWNER_TAKES_OVER) ? "owner-next" : "possible";
    }

    private Outcome place(ActionCall call, Account account, Quote quote, Optional<Address> to) {
        var day = call.date("onDay").orElseThrow();
        var placing = orders.place(call.key(), new NewOrder(wish(account, to), Wish.Days.stopping(day), Optional.empty(), Optional.empty(), call.language()), Askers.of(call));
        return placed(placing, quote.stop().orElseThrow());
    }

    static Outcome placed(Placing placing, Quote.Choice choice) {
        return switch (placing) {
            case Placing.Placed placed -> Outcome.of("accepted").with("reference", Value.digits(placed.order().reference()));
            case Placing.Again again -> Outcome.of("again").with("reference", Value.digits(again.order().reference()));
            case Placing.ToStaff staff -> Outcome.of("with-staff").with("reference", Value.digits(staff.order().reference()));
            case Placing.Full full -> OrderDays.other("FULL", full.next().isEmpty() ? choice.earliest() : full.next().getFirst().day());
            case Placing.Refused refused -> refused.refusal().reason() == Refusal.Reason.NOT_YOURS
                    ? Outcome.of(NOT_YOURS) : StartingService.refused(refused.refusal(), choice);
        };
    }
}
