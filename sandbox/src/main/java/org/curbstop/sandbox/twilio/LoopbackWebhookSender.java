package org.curbstop.sandbox.twilio;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.utility.ApplicationUrls;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sends webhooks to this process, signed for its public address. */
@Component
@Profile("!production")
class LoopbackWebhookSender implements TwilioWebhookSender {

    private static final Duration TWILIO_TIMEOUT = Duration.ofSeconds(15);

    private final ApplicationUrls addresses;
    private final TwilioAccount account;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    LoopbackWebhookSender(ApplicationUrls addresses, TwilioAccount account) {
        this.addresses = addresses;
        this.account = account;
    }

    @Override
    public WebhookResponse post(URI at, Map<String, String> fields, String token) {
        return send(at, fields, token, TwilioRequestSigner.sign(at.toString(), fields, account.authToken()));
    }

    @Override
    public WebhookResponse postForged(URI at, Map<String, String> fields) {
        return send(at, fields, "forged", TwilioRequestSigner.sign(at.toString(), fields, "not-the-token"));
    }

    private WebhookResponse send(URI at, Map<String, String> fields, String token, String signature) {
        String form = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String ours = addresses.publicUrl().toString();
        URI reached = at.toString().startsWith(ours) ? URI.create(addresses.loopback() + at.toString().substring(ours.length())) : at;
        var request = HttpRequest.newBuilder(reached).timeout(TWILIO_TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", signature)
                .header("I-Twilio-Idempotency-Token", token)
                .header("User-Agent", "TwilioProxy/1.1")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        long began = System.nanoTime();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new WebhookResponse(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body(),
                    since(began));
        } catch (IOException e) {
            return new WebhookResponse(0, "", String.valueOf(e), since(began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WebhookResponse(0, "", "interrupted", since(began));
        }
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
