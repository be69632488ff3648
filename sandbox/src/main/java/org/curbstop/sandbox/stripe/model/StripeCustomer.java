package org.curbstop.sandbox.stripe.model;

import java.time.Instant;
import java.util.Map;

public record StripeCustomer(String id, Map<String, String> metadata, Instant created) {
    public StripeCustomer {
        metadata = Map.copyOf(metadata);
    }
}
