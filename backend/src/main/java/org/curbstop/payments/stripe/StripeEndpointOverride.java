package org.curbstop.payments.stripe;

import java.net.URI;

/** Answers in Stripe's place on a machine that has no key of Stripe's. There is none in production. */
public interface StripeEndpointOverride {

    /** Asked at the first call, not at start: until then nobody may know the port. No trailing slash. */
    URI apiBase();

    String apiKey();

    String webhookSecret();
}
