package org.curbstop.sandbox.stripe.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A SetupIntent: permission to charge a card later. */
public record StripeSetupIntent(
        String id, long version, Optional<String> customer, Optional<String> method, String usage, String status,
        Optional<CardRefusal> lastError, Map<String, String> metadata, Instant created) {

    public static final String REQUIRES_PAYMENT_METHOD = "requires_payment_method";
    public static final String REQUIRES_ACTION = "requires_action";
    public static final String SUCCEEDED = "succeeded";

    public StripeSetupIntent {
        metadata = Map.copyOf(metadata);
    }

    public StripeSetupIntent confirmed(StripePaymentMethod with) {
        return new StripeSetupIntent(
                id, version, customer, Optional.of(with.id()), usage, with.behaviour() == TestCard.ASKS ? REQUIRES_ACTION : SUCCEEDED,
                Optional.empty(), metadata, created);
    }

    public StripeSetupIntent authenticationCompleted(boolean bankAgrees) {
        return new StripeSetupIntent(
                id, version, customer, bankAgrees ? method : Optional.empty(), usage, bankAgrees ? SUCCEEDED : REQUIRES_PAYMENT_METHOD,
                bankAgrees ? Optional.empty() : Optional.of(CardRefusal.AUTHENTICATION_FAILED), metadata, created);
    }
}
