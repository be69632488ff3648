package org.curbstop.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.param.BalanceTransactionListParams;
import org.curbstop.common.DependencyProbe;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Checks that Stripe answers, with our key and over the connection and circuit breaker of payments. */
@Component
class StripeProbe implements DependencyProbe {

    private final StripeConnection stripe;
    private final boolean setUp;

    StripeProbe(StripeConnection stripe, StripeProperties settings, ObjectProvider<StripeEndpointOverride> fallback) {
        this.stripe = stripe;
        this.setUp = !settings.apiKey().isBlank() || fallback.getIfAvailable() != null;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public ProbeResult probe() {
        if (!setUp) {
            return new ProbeResult.NotConfigured("STRIPE_API_KEY");
        }
        try {
            stripe.call("health", v1 -> v1.balanceTransactions().list(BalanceTransactionListParams.builder().setLimit(1L).build()));
            return new ProbeResult.Up();
        } catch (StripeException e) {
            return new ProbeResult.Down(e.getClass().getSimpleName());
        }
    }
}
