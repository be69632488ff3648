package org.curbstop.sandbox.stripe.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A Checkout Session: one hosted page.
 *
 * @param amount 0 in setup mode
 * @param intent the PaymentIntent or SetupIntent that it works on
 * @param payingUntil somebody's card is being charged this moment, and the session cannot be closed meanwhile
 */
public record StripeCheckoutSession(
        String id, long version, CheckoutMode mode, String status, long amount, String currency, String item, Optional<String> customer,
        String clientReference, Map<String, String> metadata, Map<String, String> intentMetadata, String locale, URI success,
        Optional<URI> cancel, Instant expires, String intent, Optional<Instant> payingUntil, Instant created) {

    public static final String OPEN = "open";
    public static final String COMPLETE = "complete";
    public static final String EXPIRED = "expired";

    private static final Duration ONE_CHARGE = Duration.ofSeconds(30);

    public enum CheckoutMode { PAYMENT, SETUP }

    public StripeCheckoutSession {
        metadata = Map.copyOf(metadata);
        intentMetadata = Map.copyOf(intentMetadata);
    }

    public boolean isOpen(Instant now) {
        return status.equals(OPEN) && now.isBefore(expires);
    }

    public boolean isPaying(Instant now) {
        return payingUntil.isPresent() && now.isBefore(payingUntil.get());
    }

    public StripeCheckoutSession withPaymentStarted(Instant now) {
        return withStatus(status, Optional.of(now.plus(ONE_CHARGE)));
    }

    public StripeCheckoutSession withStatus(String next) {
        return withStatus(next, Optional.empty());
    }

    private StripeCheckoutSession withStatus(String next, Optional<Instant> paying) {
        return new StripeCheckoutSession(
                id, version, mode, next, amount, currency, item, customer, clientReference, metadata, intentMetadata, locale, success,
                cancel,
                expires, intent, paying, created);
    }
}
