package org.curbstop.flows.payments;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentQuote;
import org.curbstop.payments.Payments;
import org.springframework.stereotype.Component;

/** Quotes a payment with fee and total before it is confirmed. */
@Component
public final class QuotePayment implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("work-out-payment").taking("account")
            .mayTake("howMuch", "amount", "owed", "pastDue")
            .ending("payable", "toPay", "fee", "total", "hasFee").ending("overpays", "toPay", "fee", "total", "hasFee", "owed", "surplus")
            .ending("paid-lately", "toPay", "fee", "total", "hasFee", "lately", "minutes", "underway")
            .ending("too-little", "limit").ending("too-much", "limit");

    private final Payments payments;

    QuotePayment(Payments payments) {
        this.payments = payments;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var quote = payments.quote(List.of(new Allocation(new AccountId(call.require("account")), chosenAmount(call))));
        var surplus = surplus(call, quote.amount());
        return quote.refusal().map(QuotePayment::refused).orElseGet(() -> surplus
                .map(more -> ActionOutcome.of("overpays").with("owed", SlotValue.of(call.money("owed"))).with("surplus",
                        SlotValue.of(more)))
                .or(() -> recentPayment(call)).orElseGet(() -> ActionOutcome.of("payable"))
                .with("toPay", SlotValue.of(quote.amount())).with("fee", SlotValue.of(quote.fee()))
                .with("total", SlotValue.of(quote.total()))
                .with("hasFee", SlotValue.of(quote.fee().isPositive())));
    }

    /**
     * Returns the amount that would become credit. Empty if no balance is known: a guest must not learn it, and paying ahead was confirmed
     * earlier.
     */
    private static Optional<Money> surplus(ActionCall call, Money amount) {
        return call.text("owed").map(_ -> call.money("owed")).filter(Money::isPositive).map(amount::minus).filter(Money::isPositive);
    }

    /** Returns a recent payment by another person or in another window, to warn before the same bill is paid twice. */
    private Optional<ActionOutcome> recentPayment(ActionCall call) {
        return payments.findRecent(new AccountId(call.require("account"))).map(recent -> ActionOutcome.of("paid-lately")
                .with("lately", SlotValue.of(recent.amount())).with("minutes", SlotValue.of((int) recent.ago().toMinutes()))
                .with("underway", SlotValue.of(recent.underway())));
    }

    private static Money chosenAmount(ActionCall call) {
        return switch (call.text("howMuch").orElse(call.text("amount").isPresent() ? "other" : "all")) {
            case "all" -> call.money("owed");
            case "past-due" -> call.money("pastDue");
            default -> call.money("amount");
        };
    }

    private static ActionOutcome refused(PaymentQuote.LimitRefusal refusal) {
        return switch (refusal.reason()) {
            case TOO_LITTLE -> ActionOutcome.of("too-little").with("limit", SlotValue.of(refusal.limit()));
            case TOO_MUCH -> ActionOutcome.of("too-much").with("limit", SlotValue.of(refusal.limit()));
            case TOO_MANY_ACCOUNTS -> throw new IllegalStateException("one account cannot be too many");
        };
    }
}
