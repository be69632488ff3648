package org.curbstop.sandbox.stripe;

import java.net.URI;
import org.curbstop.payments.stripe.StripeEndpointOverride;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Points Stripe's SDK to the sandbox if no Stripe key is set. The webhook secret is public, so that anybody can sign events by hand. */
@Component
@Profile("!production")
record SandboxStripeEndpoint(ApplicationUrls addresses) implements StripeEndpointOverride {

    @Override
    public URI apiBase() {
        return URI.create(addresses.loopback() + "/sandbox/stripe");
    }

    @Override
    public String apiKey() {
        return "sk_test_sandbox";
    }

    @Override
    public String webhookSecret() {
        return "whsec_sandbox";
    }
}
