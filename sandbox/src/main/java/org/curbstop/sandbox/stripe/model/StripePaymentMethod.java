package org.curbstop.sandbox.stripe.model;

import java.time.Instant;
import java.util.Optional;

/** A payment method: card data without the number. */
public record StripePaymentMethod(
        String id, long version, TestCard behaviour, String brand, String last4, int expMonth, int expYear, Optional<String> postalCode,
        Optional<String> customer, Instant created) {

    public StripePaymentMethod attached(Optional<String> to) {
        return new StripePaymentMethod(id, version, behaviour, brand, last4, expMonth, expYear, postalCode, to, created);
    }
}
