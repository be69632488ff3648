package org.curbstop.notices;

import java.util.Optional;

/** A network that carries notices. It tries once and says what it knows; trying again is not its business. */
public interface Carrier {

    Delivery.Means means();

    Attempt carry(Delivery delivery);

    /**
     * Asks the network whether it has this delivery, after an attempt whose end nobody knows.
     *
     * @return the network's id of it; empty: it does not have it
     */
    Optional<String> find(Delivery delivery);

    /** How an attempt ended. */
    sealed interface Attempt {
        /** The network has it. {@code arrived}: nothing more will be heard of it. */
        record Accepted(String providerId, boolean arrived) implements Attempt {}

        /** It will never take this one: {@code code} is its word for why. */
        record Refused(String code) implements Attempt {}

        /** The reader stopped messages at the network itself. */
        record OptedOut() implements Attempt {}

        /** Not now, and certainly not taken. */
        record NotNow(String why) implements Attempt {}

        /** Nobody knows whether it was taken. */
        record Unsure(String why) implements Attempt {}
    }
}
