package org.curbstop.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.stripe.net.Webhook;
import java.time.Duration;
import org.curbstop.fuzz.Hostile;
import org.curbstop.payments.CardEvents;
import org.curbstop.payments.CardNews;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class StripeFuzz {

    private static final String SECRET = "whsec_test";
    private static final StripeEvents EVENTS = new StripeEvents(
            new StripeConnection(new StripeSettings("sk_test", SECRET, "", Duration.ofSeconds(1), Duration.ofSeconds(1), 0),
                    new StaticListableBeanFactory().getBeanProvider(StripeStandIn.class)), mock(CardNews.class));

    @FuzzTest
    void events(byte[] data) throws Exception {
        String body = Hostile.text(data);
        long now = java.time.InstantSource.system().instant().getEpochSecond();
        String signature = "t=" + now + ",v1=" + Webhook.Util.computeHmacSha256(SECRET, now + "." + body);
        Hostile.within(data.length, () -> EVENTS.hear(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), signature));
        assertThat(EVENTS.hear(data, body)).as("a signature of the sender's own").isEqualTo(CardEvents.Answer.REFUSED);
    }
}
