package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.GatewayStatus;

/** A card gateway with a {@link HaltPoint} before each call and before its response is processed. */
record HaltingCardGateway(CardGateway behind) implements CardGateway {

    @Override
    public Optional<String> createAttempt(ChargeAttempt attempt) {
        return past(() -> behind.createAttempt(attempt));
    }

    @Override
    public GatewayStatus.ChargeResult charge(String ref, ChargeAttempt attempt, String paymentMethod) {
        return past(() -> behind.charge(ref, attempt, paymentMethod));
    }

    @Override
    public Optional<PaymentState.CheckoutSession> openCheckout(ChargeAttempt attempt, URI back, Instant until) {
        return past(() -> behind.openCheckout(attempt, back, until));
    }

    @Override
    public GatewayStatus fetchStatus(String ref) {
        return past(() -> behind.fetchStatus(ref));
    }

    @Override
    public GatewayStatus close(String ref) {
        return past(() -> behind.close(ref));
    }

    @Override
    public RefundResult refund(CardCharge charge, Refund refund) {
        return past(() -> behind.refund(charge, refund));
    }

    private static <T> T past(Supplier<T> call) {
        HaltPoint.pass();
        T answer = call.get();
        HaltPoint.pass();
        return answer;
    }
}
