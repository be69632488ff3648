package org.curbstop.payments.gateway;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;

/**
 * Stripe, as far as moving money goes. Every call may be repeated: the same attempt, the same refund happen once. No call throws for what a
 * network does; not having reached anybody, or not knowing, are answers.
 */
public interface CardGateway {

    /**
     * One try to pay one payment.
     *
     * @param customer Stripe's id of the payer, if the payer keeps cards there: only then may a kept card be charged
     */
    record ChargeAttempt(PaymentId payment, int number, Money total, Optional<String> customer, Language language) {
        /** The same attempt never has two. */
        public String key() {
            return payment + "-" + number;
        }
    }

    /** Has Stripe name the attempt, so that it can be asked about before any money can move. Empty: not reached. */
    Optional<String> createAttempt(ChargeAttempt attempt);

    GatewayStatus.ChargeResult charge(String ref, ChargeAttempt attempt, String paymentMethod);

    /** A page of Stripe's for one payment, good until then; it leads on to {@code back}, paid or not. Empty: not reached. */
    Optional<PaymentState.CheckoutSession> openCheckout(ChargeAttempt attempt, URI back, Instant until);

    /** What became of a named attempt or a page. */
    GatewayStatus fetchStatus(String ref);

    /** Makes it impossible to pay an attempt or a page any more; the answer may be that it was paid first. */
    GatewayStatus close(String ref);

    RefundResult refund(CardCharge charge, Refund refund);

    /** What comes of a refund. */
    sealed interface RefundResult {
        /** The money has gone. */
        record Sent(String ref) implements RefundResult {}

        /** It is under way, and may fail yet. */
        record Pending(String ref) implements RefundResult {}

        record Failed() implements RefundResult {}

        record Unknown() implements RefundResult {}
    }
}
