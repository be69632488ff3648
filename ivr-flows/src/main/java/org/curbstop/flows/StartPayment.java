package org.curbstop.flows;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proof;
import org.curbstop.conversation.Value;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Order;
import org.curbstop.payments.Payments;
import org.springframework.stereotype.Component;

/** The yes: makes the payment, and the address where a card can be given for it. The key of the call makes it once. */
@Component
final class StartPayment implements FlowAction {

    static final ActionSpec SPEC =
            ActionSpec.changing("start-payment").taking("account", "toPay").ending("started", "payment", "total", "url");

    private final Payments payments;

    StartPayment(Payments payments) {
        this.payments = payments;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var approach = call.who().approach();
        var payment = payments.confirm(new Order(call.key(), List.of(new Allocation(new AccountId(call.require("account")), call.money("toPay"))),
                approach.channel(), call.language(), call.who().proof().map(Proof::person), receiptTo(call)));
        return Outcome.of("started").with("payment", Value.of(payment.id().value())).with("total", Value.of(payment.total())).with("url", Value.of(payments.link(payment.id()).toString()));
    }

    /** Who pays by phone or text gets the receipt there. */
    private static Optional<String> receiptTo(ActionCall call) {
        return call.who().approach().phone().map(phone -> phone.e164());
    }
}
