package org.curbstop.sandbox.stripe.simulation;

import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.curbstop.payments.stripe.StripeEndpointOverride;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Posts signed events to {@code /stripe/events} of this application. */
@Component
@Profile("!production")
class StripeWebhookSender {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ApplicationUrls addresses;
    private final StripeEndpointOverride standIn;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    StripeWebhookSender(ApplicationUrls addresses, StripeEndpointOverride standIn) {
        this.addresses = addresses;
        this.standIn = standIn;
    }

    /** @return whether the endpoint accepted the event */
    boolean send(String event) {
        try {
            String signature = Webhook.Signature.generateSignatureHeader(event, standIn.webhookSecret());
            var request = HttpRequest.newBuilder(addresses.loopback().resolve("/stripe/events"))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Stripe-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(event))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
