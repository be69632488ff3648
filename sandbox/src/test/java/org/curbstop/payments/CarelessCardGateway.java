package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.IdGenerator;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.GatewayStatus;

/** Makes the mistake that the kill tests must find: each charge is a new one, without an idempotency key, and cannot be looked up. */
record CarelessCardGateway(CardGateway behind) implements CardGateway {

    @Override
    public Optional<String> createAttempt(ChargeAttempt attempt) {
        return Optional.of(IdGenerator.create("careless"));
    }

    @Override
    public GatewayStatus.ChargeResult charge(String ref, ChargeAttempt attempt, String paymentMethod) {
        // A new attempt number each time makes a new key and a second payment intent for the same payment.
        var anew = new ChargeAttempt(attempt.payment(), (int) (System.nanoTime() & Integer.MAX_VALUE), attempt.total(), attempt.customer(),
                attempt.language());
        return behind.charge(behind.createAttempt(anew).orElseThrow(), anew, paymentMethod);
    }

    @Override
    public Optional<PaymentState.CheckoutSession> openCheckout(ChargeAttempt attempt, URI back, Instant until) {
        return behind.openCheckout(attempt, back, until);
    }

    @Override
    public GatewayStatus fetchStatus(String ref) {
        return ref.startsWith("careless") ? new GatewayStatus.NotAttempted() : behind.fetchStatus(ref);
    }

    @Override
    public GatewayStatus close(String ref) {
        return ref.startsWith("careless") ? new GatewayStatus.Closed() : behind.close(ref);
    }

    @Override
    public RefundResult refund(CardCharge charge, Refund refund) {
        return behind.refund(charge, refund);
    }
}
