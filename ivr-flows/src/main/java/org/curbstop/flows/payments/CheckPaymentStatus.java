package org.curbstop.flows.payments;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.Payments;
import org.springframework.stereotype.Component;

/** Checks the status of a payment again. */
@Component
public final class CheckPaymentStatus implements FlowAction {

    public static final ActionSpec SPEC = PaymentActionOutcomes.withOutcomes(ActionSpec.reading("ask-payment").taking("payment"));

    private final Payments payments;

    CheckPaymentStatus(Payments payments) {
        this.payments = payments;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var id = new PaymentId(call.require("payment"));
        return PaymentActionOutcomes.outcomeOf(payments.refresh(id), payments.paymentLink(id));
    }
}
