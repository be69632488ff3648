package org.curbstop.notices.delivery;

import java.util.Optional;
import org.curbstop.notices.Delivery;

/** Sends notices over one network. It makes a single attempt and reports the result; the caller retries. */
public interface MessageTransport {

    Delivery.Medium medium();

    SendResult send(Delivery delivery);

    /**
     * Looks up a delivery at the provider after an attempt with unknown result.
     *
     * @return the provider's id; empty if it does not have the delivery
     */
    Optional<String> find(Delivery delivery);

    sealed interface SendResult {
        /** Accepted. {@code arrived}: no delivery report will follow. */
        record Accepted(String providerId, boolean arrived) implements SendResult {}

        /** Refused for good; {@code code} is the provider's error code. */
        record Refused(String code) implements SendResult {}

        /** The recipient opted out at the network itself. */
        record OptedOut() implements SendResult {}

        /** Not accepted for now, and certainly not sent. */
        record Retryable(String why) implements SendResult {}

        /** Unknown whether it was accepted. */
        record Unknown(String why) implements SendResult {}
    }
}
