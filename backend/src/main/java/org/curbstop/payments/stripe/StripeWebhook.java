package org.curbstop.payments.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentWebhook;
import org.curbstop.payments.processing.WebhookInbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives Stripe's webhook events. Reads from a signed event which attempt to query, and nothing else. */
@Component
record StripeWebhook(StripeConnection stripe, WebhookInbox inbox) implements PaymentWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(StripeWebhook.class);

    /** An older event is a replay. Measured by the machine's clock, as Stripe signs by its own, wherever ours was set. */
    private static final long TOLERANCE_SECONDS = 300;

    private static final int MAX_ID_LENGTH = 255;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public WebhookResult receive(byte[] body, String signature) {
        if (body.length > MAX_BYTES || stripe.webhookSecret().isBlank()) {
            return WebhookResult.REJECTED;
        }
        String message = new String(body, StandardCharsets.UTF_8);
        if (!isSigned(message, signature)) {
            LOG.warn("A request to the webhook endpoint was not signed by Stripe, or too long ago");
            return WebhookResult.REJECTED;
        }
        try {
            JsonNode event = JSON.readTree(message);
            String id = event.path("id").isString() ? event.path("id").asString() : "";
            if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
                return WebhookResult.REJECTED;
            }
            JsonNode object = event.path("data").path("object");
            Optional<PaymentId> payment = StripeStatusMapper.paymentId(metadata(object));
            referenceOf(object, payment.isPresent()).ifPresent(ref -> inbox.receive(id, payment, ref));
            return WebhookResult.ACCEPTED; // the Stripe account may serve other systems too: foreign events are acknowledged and ignored
        } catch (JacksonException e) {
            LOG.warn("A signed request to the webhook endpoint is no JSON");
            return WebhookResult.REJECTED;
        }
    }

    private boolean isSigned(String message, String signature) {
        try {
            return Webhook.Signature.verifyHeader(message, signature, stripe.webhookSecret(), TOLERANCE_SECONDS);
        } catch (SignatureVerificationException | IndexOutOfBoundsException | NumberFormatException e) {
            return false; // the library fails on a header such as "t"
        }
    }

    private static Map<String, String> metadata(JsonNode object) {
        String named = object.path("metadata").path(StripeCardGateway.PAYMENT_ID).asString("");
        return named.isEmpty() ? Map.of() : Map.of(StripeCardGateway.PAYMENT_ID, named);
    }

    /**
     * Returns the attempt or page itself, if it is ours; or the attempt of a charge, a refund or a dispute: those need not name a payment.
     */
    private static Optional<String> referenceOf(JsonNode object, boolean named) {
        String of = switch (object.path("object").asString("")) {
            case "payment_intent", "checkout.session" -> named ? object.path("id").asString("") : "";
            default -> object.path("payment_intent").asString("");
        };
        return of.isEmpty() || of.length() > MAX_ID_LENGTH ? Optional.empty() : Optional.of(of);
    }
}
