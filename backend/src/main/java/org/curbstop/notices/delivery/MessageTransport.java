package org.curbstop.notices.delivery;

import java.util.Optional;
import org.curbstop.notices.Delivery;

/** A network that sends notices. It tries once and reports the result; retrying is not its business. */
public interface MessageTransport {

    Delivery.Medium medium();

    SendResult send(Delivery delivery);

    /**
     * Asks the network whether it has this delivery, after an attempt whose end nobody knows.
     *
     * @return the network's id of it; empty: it does not have it
     */
    Optional<String> find(Delivery delivery);

    /** How an attempt ended. */
    sealed interface SendResult {
        /** The network has it. {@code arrived}: nothing more will be heard of it. */
        record Accepted(String providerId, boolean arrived) implements SendResult {}

        /** It will never take this one: {@code code} is its word for why. */
        record Refused(String code) implements SendResult {}

        /** The reader stopped messages at the network itself. */
        record OptedOut() implements SendResult {}

        /** Not now, and certainly not taken. */
        record Retryable(String why) implements SendResult {}

        /** Nobody knows whether it was taken. */
        record Unknown(String why) implements SendResult {}
    }
}
