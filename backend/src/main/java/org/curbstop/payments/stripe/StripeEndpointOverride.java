package org.curbstop.payments.stripe;

import java.net.URI;

/** Endpoint used instead of Stripe on a machine without a Stripe key. There is none in production. */
public interface StripeEndpointOverride {

    /** Returns the base URL, without trailing slash. Read at the first call, not at startup: until then the port may not be known. */
    URI apiBase();

    String apiKey();

    String webhookSecret();
}
