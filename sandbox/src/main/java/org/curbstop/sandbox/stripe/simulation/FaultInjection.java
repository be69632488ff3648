package org.curbstop.sandbox.stripe.simulation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Injects faults of the network and of Stripe. */
@Component
@Profile("!production")
public class FaultInjection {

    /**
     * @param delaySeconds seconds before an event is delivered
     * @param copies copies of each event; 1 means no duplicates
     * @param shuffled whether waiting events are delivered in random order
     * @param silent whether nothing is delivered
     */
    public record DeliveryFaults(int delaySeconds, int copies, boolean shuffled, boolean silent) {
        static final DeliveryFaults FAULTLESS = new DeliveryFaults(0, 1, false, false);
    }

    private volatile DeliveryFaults delivery = DeliveryFaults.FAULTLESS;
    private volatile Duration chargeDelay = Duration.ZERO;
    private final AtomicInteger lostResponses = new AtomicInteger();
    private final AtomicInteger faultsBefore = new AtomicInteger();

    public DeliveryFaults delivery() {
        return delivery;
    }

    public void delivery(DeliveryFaults next) {
        this.delivery = next;
    }

    public Duration chargeDelay() {
        return chargeDelay;
    }

    /** Sets how long each charge waits before it responds; the charge itself is made first. */
    public void chargeDelay(Duration time) {
        this.chargeDelay = time;
    }

    public int lostResponses() {
        return lostResponses.get();
    }

    /** Makes the next charges respond with an error although they are made. */
    public void loseResponses(int charges) {
        lostResponses.set(charges);
    }

    /** Makes the next requests fail before they do anything. */
    public void failBefore(int requests) {
        faultsBefore.set(requests);
    }

    public void beforeRequest() {
        if (faultsBefore.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw StripeApiException.internalError();
        }
    }

    public void afterCharge() {
        try {
            Thread.sleep(chargeDelay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (lostResponses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw StripeApiException.internalError();
        }
    }
}
