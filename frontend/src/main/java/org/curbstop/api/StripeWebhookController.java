package org.curbstop.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.curbstop.payments.PaymentWebhook;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives Stripe webhooks at {@code POST /stripe/events}: 200 once the event is stored, 400 for a missing or wrong signature, 413 for a
 * body larger than {@link PaymentWebhook#MAX_BYTES}, which is not read any further.
 */
@RestController
class StripeWebhookController {

    private final PaymentWebhook events;

    StripeWebhookController(PaymentWebhook events) {
        this.events = events;
    }

    @PostMapping(path = "/stripe/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        String signature = request.getHeader("Stripe-Signature");
        if (request.getContentLengthLong() > PaymentWebhook.MAX_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        // Reads one byte more than the largest accepted body and never the rest.
        byte[] body = request.getInputStream().readNBytes(PaymentWebhook.MAX_BYTES + 1);
        if (body.length > PaymentWebhook.MAX_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        boolean heard = signature != null && events.receive(body, signature) == PaymentWebhook.WebhookResult.ACCEPTED;
        return heard ? ResponseEntity.ok().build() : ResponseEntity.badRequest().build();
    }
}
