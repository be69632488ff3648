package org.curbstop.flows.payments;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.springframework.stereotype.Component;

/** Creates a confirmed payment and the URL of its card page. Idempotent by the call's key. */
@Component
public final class StartPayment implements FlowAction {

    public static final ActionSpec SPEC =
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
    public ActionOutcome run(ActionCall call) {
        var context = call.caller().context();
        var payment = payments.confirm(
                new PaymentRequest(call.key(), List.of(new Allocation(new AccountId(call.require("account")), call.money("toPay"))),
                context.channel(), call.language(), call.caller().proof().map(IdentityProof::person), receiptTo(call)));
        return ActionOutcome.of("started").with("payment", SlotValue.of(payment.id().value())).with("total", SlotValue.of(payment.total()))
                .with("url", SlotValue.of(payments.paymentLink(payment.id()).toString()));
    }

    /** Returns the number that calls or texts, to which the receipt goes. */
    private static Optional<String> receiptTo(ActionCall call) {
        return call.caller().context().phone().map(phone -> phone.e164());
    }
}
