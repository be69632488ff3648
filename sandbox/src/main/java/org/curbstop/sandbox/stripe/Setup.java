package org.curbstop.sandbox.stripe;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A SetupIntent: a card's permission to be charged later. */
record Setup(
        String id, long version, Optional<String> customer, Optional<String> method, String usage, String status,
        Optional<Refusal> lastError, Map<String, String> metadata, Instant created) {

    static final String WAITS = "requires_payment_method";
    static final String ASKS = "requires_action";
    static final String DONE = "succeeded";

    Setup {
        metadata = Map.copyOf(metadata);
    }

    Setup confirmed(Method with) {
        return new Setup(
                id, version, customer, Optional.of(with.id()), usage, with.behaviour() == Behaviour.ASKS ? ASKS : DONE, Optional.empty(), metadata, created);
    }

    Setup answered(boolean bankAgrees) {
        return new Setup(
                id, version, customer, bankAgrees ? method : Optional.empty(), usage, bankAgrees ? DONE : WAITS,
                bankAgrees ? Optional.empty() : Optional.of(Refusal.NOT_THE_CARDHOLDER), metadata, created);
    }
}
