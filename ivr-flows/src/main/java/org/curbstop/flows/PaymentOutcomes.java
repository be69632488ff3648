package org.curbstop.flows;

import java.net.URI;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.payments.Decline;
import org.curbstop.payments.Payment;
import org.curbstop.payments.State;

/** What a talk says of a payment's outcome. */
final class PaymentOutcomes {

    private PaymentOutcomes() {}

    static ActionSpec of(ActionSpec spec) {
        return spec.ending("paid", "total", "receipt").ending("wait").ending("unsure").ending("declined", "reason").ending("needs-page", "url");
    }

    /** @param link where this payment can be paid on the web */
    static Outcome outcome(Payment payment, URI link) {
        return switch (payment.outcome()) {
            case PAID, REFUNDED -> Outcome.of("paid").with("total", Value.of(payment.total())).with("receipt", Value.digits(payment.codes().number()));
            case PENDING -> Outcome.of("wait");
            case UNSURE -> Outcome.of("unsure");
            case DECLINED -> payment.decline().filter(Decline.NEEDS_AUTHENTICATION::equals).isPresent()
                    ? Outcome.of("needs-page").with("url", Value.of(link.toString()))
                    : Outcome.of("declined").with("reason", Value.of(payment.decline().map(Decline::name).orElse("")));
            // A page that could not be closed may still be paid on: no other card is asked for yet.
            case OPEN -> payment.state() instanceof State.OnPage ? Outcome.of("wait") : Outcome.of("declined").with("reason", Value.of(""));
            case EXPIRED, CANCELLED -> Outcome.of("declined").with("reason", Value.of(""));
        };
    }
}
