package org.curbstop.flows;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Quote;
import org.springframework.stereotype.Component;

/** What would be paid, with the fee and the total, before anybody says yes. */
@Component
final class WorkOutPayment implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("work-out-payment").taking("account").mayTake("howMuch", "amount", "owed", "pastDue")
            .ending("payable", "toPay", "fee", "total", "hasFee").ending("overpays", "toPay", "fee", "total", "hasFee", "owed", "surplus")
            .ending("paid-lately", "toPay", "fee", "total", "hasFee", "lately", "minutes", "underway")
            .ending("too-little", "limit").ending("too-much", "limit");

    private final Payments payments;

    WorkOutPayment(Payments payments) {
        this.payments = payments;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var quote = payments.quote(List.of(new Allocation(new AccountId(call.require("account")), chosen(call))));
        var surplus = surplus(call, quote.amount());
        return quote.refusal().map(WorkOutPayment::refused).orElseGet(() -> surplus
                .map(more -> Outcome.of("overpays").with("owed", Value.of(call.money("owed"))).with("surplus", Value.of(more)))
                .or(() -> paidLately(call)).orElseGet(() -> Outcome.of("payable"))
                .with("toPay", Value.of(quote.amount())).with("fee", Value.of(quote.fee())).with("total", Value.of(quote.total()))
                .with("hasFee", Value.of(quote.fee().isPositive())));
    }

    /** What would stay as credit. Empty where nothing is known to be owed: a guest is not told, and paying ahead was asked about before. */
    private static Optional<Money> surplus(ActionCall call, Money amount) {
        return call.text("owed").map(_ -> call.money("owed")).filter(Money::isPositive).map(amount::minus).filter(Money::isPositive);
    }

    /** Two of one household, or one in two windows: the second should know before paying the same bill. */
    private Optional<Outcome> paidLately(ActionCall call) {
        return payments.recent(new AccountId(call.require("account"))).map(recent -> Outcome.of("paid-lately")
                .with("lately", Value.of(recent.amount())).with("minutes", Value.of((int) recent.ago().toMinutes())).with("underway", Value.of(recent.underway())));
    }

    private static Money chosen(ActionCall call) {
        return switch (call.text("howMuch").orElse("other")) {
            case "all" -> call.money("owed");
            case "past-due" -> call.money("pastDue");
            default -> call.money("amount");
        };
    }

    private static Outcome refused(Quote.Refusal refusal) {
        return switch (refusal.reason()) {
            case TOO_LITTLE -> Outcome.of("too-little").with("limit", Value.of(refusal.limit()));
            case TOO_MUCH -> Outcome.of("too-much").with("limit", Value.of(refusal.limit()));
            case TOO_MANY_ACCOUNTS -> throw new IllegalStateException("one account is never too many");
        };
    }
}
