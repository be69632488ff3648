package org.curbstop.sandbox.stripe;

import java.time.Instant;
import java.util.Optional;

/** A payment method: what is left of a card once its number has been looked at. */
record Method(
        String id, long version, Behaviour behaviour, String brand, String last4, int expMonth, int expYear, Optional<String> postalCode,
        Optional<String> customer, Instant created) {

    Method attached(Optional<String> to) {
        return new Method(id, version, behaviour, brand, last4, expMonth, expYear, postalCode, to, created);
    }
}
