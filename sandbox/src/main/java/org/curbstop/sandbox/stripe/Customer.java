package org.curbstop.sandbox.stripe;

import java.time.Instant;
import java.util.Map;

record Customer(String id, Map<String, String> metadata, Instant created) {
    Customer {
        metadata = Map.copyOf(metadata);
    }
}
