package org.curbstop.sandbox.stripe.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A Checkout Session: one hosted page.
 *
 * @param amount amount in cents; 0 in setup mode
 * @param intent id of its PaymentIntent or SetupIntent
 * @param payingUntil until when a card is being charged, during which the session cannot be closed
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
