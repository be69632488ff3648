package org.curbstop.sandbox.stripe;

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
record Checkout(
        String id, long version, Mode mode, String status, long amount, String currency, String item, Optional<String> customer,
        String clientReference, Map<String, String> metadata, Map<String, String> intentMetadata, String locale, URI success,
        Optional<URI> cancel, Instant expires, String intent, Optional<Instant> payingUntil, Instant created) {

    static final String OPEN = "open";
    static final String COMPLETE = "complete";
    static final String EXPIRED = "expired";

    private static final Duration ONE_CHARGE = Duration.ofSeconds(30);

    enum Mode { PAYMENT, SETUP }

    Checkout {
        metadata = Map.copyOf(metadata);
        intentMetadata = Map.copyOf(intentMetadata);
    }

    boolean isOpen(Instant now) {
        return status.equals(OPEN) && now.isBefore(expires);
    }

    boolean isPaying(Instant now) {
        return payingUntil.isPresent() && now.isBefore(payingUntil.get());
    }

    Checkout paying(Instant now) {
        return at(status, Optional.of(now.plus(ONE_CHARGE)));
    }

    Checkout at(String next) {
        return at(next, Optional.empty());
    }

    private Checkout at(String next, Optional<Instant> paying) {
        return new Checkout(
                id, version, mode, next, amount, currency, item, customer, clientReference, metadata, intentMetadata, locale, success, cancel,
                expires, intent, paying, created);
    }
}
