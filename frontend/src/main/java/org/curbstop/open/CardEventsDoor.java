package org.curbstop.open;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.curbstop.payments.CardEvents;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /stripe/events}: 200 once the message is written down, 400 for whatever was not signed by the card company, 413 for what is
 * larger than {@link CardEvents#LARGEST}, of which no more is read.
 */
@RestController
class CardEventsDoor {

    private final CardEvents events;

    CardEventsDoor(CardEvents events) {
        this.events = events;
    }

    @PostMapping(path = "/stripe/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> hear(HttpServletRequest request) throws IOException {
        String signature = request.getHeader("Stripe-Signature");
        if (request.getContentLengthLong() > CardEvents.LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        // One byte more than the largest message, and never the rest of it.
        byte[] body = request.getInputStream().readNBytes(CardEvents.LARGEST + 1);
        if (body.length > CardEvents.LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        boolean heard = signature != null && events.hear(body, signature) == CardEvents.Answer.HEARD;
        return heard ? ResponseEntity.ok().build() : ResponseEntity.badRequest().build();
    }
}
