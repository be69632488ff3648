package org.curbstop.payments.stripe;

import java.net.URI;
import java.time.Duration;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.utility.SampleUtility;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Creates the real adapter and SDK for a Stripe server that a test has started. */
public final class StripeTestGateways {

    private StripeTestGateways() {}

    public static CardGateway gateway(URI apiBase) {
        return new StripeCardGateway(connection(apiBase, Duration.ofSeconds(5)), SampleUtility.millbrook());
    }

    static StripeConnection connection(URI apiBase, Duration readTimeout) {
        return new StripeConnection(
                new StripeProperties("sk_test_sandbox", "whsec_sandbox", apiBase.toString(), Duration.ofSeconds(2), readTimeout, 1),
                new StaticListableBeanFactory().getBeanProvider(StripeEndpointOverride.class));
    }
}
