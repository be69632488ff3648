package org.curbstop.flows;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.Payments;
import org.springframework.stereotype.Component;

/** Charges the card that was keyed in on the phone. The token is in this call and nowhere else. */
@Component
final class ChargeCard implements FlowAction {

    static final ActionSpec SPEC = PaymentOutcomes.of(ActionSpec.changing("charge-card").taking("payment", "cardToken"));

    private final Payments payments;

    ChargeCard(Payments payments) {
        this.payments = payments;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var id = new PaymentId(call.require("payment"));
        return PaymentOutcomes.outcome(payments.charge(id, call.require("cardToken")), payments.link(id));
    }
}
