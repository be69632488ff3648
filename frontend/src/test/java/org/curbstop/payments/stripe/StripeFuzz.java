package org.curbstop.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.stripe.net.Webhook;
import java.time.Duration;
import org.curbstop.fuzz.HostileInput;
import org.curbstop.payments.PaymentWebhook;
import org.curbstop.payments.processing.WebhookInbox;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class StripeFuzz {

    private static final String SECRET = "whsec_test";
    private static final StripeWebhook EVENTS = new StripeWebhook(
            new StripeConnection(new StripeProperties("sk_test", SECRET, "", Duration.ofSeconds(1), Duration.ofSeconds(1), 0),
                    new StaticListableBeanFactory().getBeanProvider(StripeEndpointOverride.class)), mock(WebhookInbox.class));

    @FuzzTest
    void events(byte[] data) throws Exception {
        String body = HostileInput.text(data);
        long now = java.time.InstantSource.system().instant().getEpochSecond();
        String signature = "t=" + now + ",v1=" + Webhook.Util.computeHmacSha256(SECRET, now + "." + body);
        HostileInput.within(data.length, () -> EVENTS.receive(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), signature));
        assertThat(EVENTS.receive(data, body)).as("a forged signature").isEqualTo(PaymentWebhook.WebhookResult.REJECTED);
    }
}
