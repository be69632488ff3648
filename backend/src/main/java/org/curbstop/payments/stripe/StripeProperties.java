package org.curbstop.payments.stripe;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the connection to Stripe.
 *
 * @param apiKey {@code STRIPE_API_KEY}; blank on a machine without one
 * @param webhookSecret {@code STRIPE_WEBHOOK_SECRET}, {@code whsec_...}
 * @param apiBase blank: Stripe itself, or the sandbox without a key
 * @param connectTimeout Stripe's own default of 30 s would outlast any caller
 * @param readTimeout after this a charge is unsure, and queried
 * @param retries retries of a call whose answer did not arrive; each carries its idempotency key
 */
@ConfigurationProperties("stripe")
public record StripeProperties(
        @DefaultValue("") String apiKey,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("") String apiBase,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("1") int retries) {}
