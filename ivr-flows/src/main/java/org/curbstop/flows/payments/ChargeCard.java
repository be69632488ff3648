package org.curbstop.flows.payments;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.Payments;
import org.springframework.stereotype.Component;

/** Charges the card entered on the phone. Its token exists only in this call. */
@Component
public final class ChargeCard implements FlowAction {

    public static final ActionSpec SPEC = PaymentActionOutcomes
            .withOutcomes(ActionSpec.changing("charge-card").taking("payment", "cardToken"));

    private final Payments payments;

    ChargeCard(Payments payments) {
        this.payments = payments;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var id = new PaymentId(call.require("payment"));
        return PaymentActionOutcomes.outcomeOf(payments.charge(id, call.require("cardToken")), payments.paymentLink(id));
    }
}
