package org.curbstop.flows;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.Payments;
import org.springframework.stereotype.Component;

/** What became of a payment, asked once more. */
@Component
final class AskPayment implements FlowAction {

    static final ActionSpec SPEC = PaymentOutcomes.of(ActionSpec.reading("ask-payment").taking("payment"));

    private final Payments payments;

    AskPayment(Payments payments) {
        this.payments = payments;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var id = new PaymentId(call.require("payment"));
        return PaymentOutcomes.outcome(payments.refresh(id), payments.link(id));
    }
}
