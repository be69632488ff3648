package org.curbstop.flows;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.Orders;
import org.curbstop.orders.Placing;
import org.curbstop.orders.Quoted;
import org.curbstop.orders.Refusal;
import org.curbstop.orders.Slot;
import org.curbstop.orders.Task;
import org.curbstop.orders.Wish;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Times that are free for a visit, and a visit at one of them. */
@Configuration(proxyBeanMethods = false)
class BookingVisits {

    private final Accounts accounts;
    private final Orders orders;
    private final OrderDays days;

    BookingVisits(Accounts accounts, Orders orders, OrderDays days) {
        this.accounts = accounts;
        this.orders = orders;
        this.days = days;
    }

    @Bean
    FlowAction visitTimes() {
        return new Doing(OrderSpecs.VISIT_TIMES, call -> shown(call, account -> switch (orders.quote(wish(call, account), Askers.of(call))) {
            case Quoted.Refused refused -> refused(refused.refusal());
            case Quoted.Offered _ -> days.offered(call, account.premise().id())
                    .map(times -> times.with("street", Value.of(account.premise().address().street()))).orElse(Outcome.of("no-times"));
        }));
    }

    @Bean
    FlowAction checkTime() {
        return new Doing(OrderSpecs.CHECK_TIME, call -> Askers.shown(call, accounts).map(account -> days.look(call, account.premise().id())).orElse(Outcome.of("full")));
    }

    @Bean
    FlowAction bookVisit() {
        return new Doing(OrderSpecs.BOOK_VISIT, call -> shown(call, account -> OrderDays.slot(call, "time").map(slot -> book(call, account, slot)).orElse(Outcome.of("full"))));
    }

    private Outcome shown(ActionCall call, Function<Account, Outcome> their) {
        return Askers.shown(call, accounts).map(their).orElse(Outcome.of("not-yours"));
    }

    private static Wish.Visit wish(ActionCall call, Account account) {
        return new Wish.Visit(account.id(), Task.valueOf(call.require("visit").toUpperCase(Locale.ROOT).replace('-', '_')), Optional.empty());
    }

    private Outcome book(ActionCall call, Account account, Slot slot) {
        var order = new NewOrder(wish(call, account), Wish.Days.starting(slot.day()), Optional.of(slot), Optional.empty(), call.language());
        return switch (orders.place(call.key(), order, Askers.of(call))) {
            case Placing.Placed placed -> Outcome.of("booked").with("reference", Value.digits(placed.order().reference()));
            case Placing.ToStaff staff -> Outcome.of("booked").with("reference", Value.digits(staff.order().reference()));
            case Placing.Again again -> Outcome.of("again").with("reference", Value.digits(again.order().reference()));
            case Placing.Full _ -> Outcome.of("full");
            case Placing.Refused refused -> refused(refused.refusal());
        };
    }

    private static Outcome refused(Refusal refusal) {
        return switch (refusal.reason()) {
            case NOT_YOURS -> Outcome.of("not-yours");
            case NO_SUCH_PLACE, NO_SUCH_SERVICE, ALREADY_ENDING, ALREADY_SERVED, DAY_NOT_OFFERED, TOO_MUCH_OVERLAP, SLOT_NEEDED, UNDER_AGE, TOO_LATE, NO_SUCH_ORDER, IDENTITY_NOT_SEEN ->
                    OrderDays.refused(refusal);
        };
    }
}
