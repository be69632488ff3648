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
 * Gateway that moves money through Stripe. Every call can be repeated: the same attempt or refund happens once. No call throws for a
 * network fault: not reached and unknown are results.
 */
public interface CardGateway {

    /**
     * One attempt to pay a payment.
     *
     * @param customer Stripe's id of the payer, if the payer saves cards there: only then can a saved card be charged
     */
    record ChargeAttempt(PaymentId payment, int number, Money total, Optional<String> customer, Language language) {
        /** Returns the key; an attempt never has two. */
        public String key() {
            return payment + "-" + number;
        }
    }

    /** Creates the attempt at Stripe, so that it can be queried before any money can move. Empty if not reached. */
    Optional<String> createAttempt(ChargeAttempt attempt);

    GatewayStatus.ChargeResult charge(String ref, ChargeAttempt attempt, String paymentMethod);

    /** Opens Stripe's page for one payment, valid until {@code until}; it leads on to {@code back}, paid or not. Empty if not reached. */
    Optional<PaymentState.CheckoutSession> openCheckout(ChargeAttempt attempt, URI back, Instant until);

    /** Returns the status of an attempt or a page. */
    GatewayStatus fetchStatus(String ref);

    /** Closes an attempt or a page, so that it can no longer be paid; the result may be that it was paid first. */
    GatewayStatus close(String ref);

    RefundResult refund(CardCharge charge, Refund refund);

    sealed interface RefundResult {
        /**
         * The money was sent.
         *
         * @param at when Stripe was asked for the refund, which may be days before the money was sent
         */
        record Sent(String ref, Instant at) implements RefundResult {}

        /** Under way; it may still fail. */
        record Pending(String ref) implements RefundResult {}

        record Failed() implements RefundResult {}

        record Unknown() implements RefundResult {}
    }
}
