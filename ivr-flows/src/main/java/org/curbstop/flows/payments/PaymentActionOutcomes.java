package org.curbstop.flows.payments;

import java.net.URI;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.SlotValue;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentState;

/** Maps the state of a payment to an action outcome. */
final class PaymentActionOutcomes {

    private PaymentActionOutcomes() {}

    static ActionSpec withOutcomes(ActionSpec spec) {
        return spec.ending("paid", "total", "receipt").ending("wait").ending("unsure").ending("declined", "reason").ending("needs-page",
                "url");
    }

    /** @param link web page where the payment can be made */
    static ActionOutcome outcomeOf(Payment payment, URI link) {
        return switch (payment.outcome()) {
            case PAID, REFUNDED -> ActionOutcome.of("paid").with("total", SlotValue.of(payment.total())).with("receipt",
                    SlotValue.digits(payment.codes().number()));
            case PENDING -> ActionOutcome.of("wait");
            case UNSURE, REVIEWED -> ActionOutcome.of("unsure"); // money was taken: no second try within this conversation
            case DECLINED -> payment.decline().filter(CardDecline.NEEDS_AUTHENTICATION::equals).isPresent()
                    ? ActionOutcome.of("needs-page").with("url", SlotValue.of(link.toString()))
                    : ActionOutcome.of("declined").with("reason", SlotValue.of(payment.decline().map(CardDecline::name).orElse("")));
            // A checkout page that could not be closed may still be paid: do not ask for another card yet.
            case OPEN -> payment.state() instanceof PaymentState.OnPage ? ActionOutcome.of("wait")
                    : ActionOutcome.of("declined").with("reason", SlotValue.of(""));
            case EXPIRED, CANCELLED -> ActionOutcome.of("declined").with("reason", SlotValue.of(""));
        };
    }
}
