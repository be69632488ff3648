package org.curbstop.sandbox.stripe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Trouble made on request: what the network and Stripe do on a bad day. */
@Component
@Profile("!production")
class Trouble {

    /**
     * @param delaySeconds before an event is delivered
     * @param copies of each event, 1 for none too many
     * @param shuffled events that wait together are delivered in any order
     * @param silent nothing is delivered
     */
    record Delivery(int delaySeconds, int copies, boolean shuffled, boolean silent) {
        static final Delivery FAULTLESS = new Delivery(0, 1, false, false);
    }

    private volatile Delivery delivery = Delivery.FAULTLESS;
    private volatile Duration chargesTake = Duration.ZERO;
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger faultsBefore = new AtomicInteger();

    Delivery delivery() {
        return delivery;
    }

    void delivery(Delivery next) {
        this.delivery = next;
    }

    Duration chargesTake() {
        return chargesTake;
    }

    /** Every charge takes that long to answer, after it was made. */
    void chargesTake(Duration time) {
        this.chargesTake = time;
    }

    int lostAnswers() {
        return lostAnswers.get();
    }

    /** The next charges are made and answered with a fault. */
    void loseAnswers(int charges) {
        lostAnswers.set(charges);
    }

    /** The next requests are answered with a fault, and nothing is done. */
    void failBefore(int requests) {
        faultsBefore.set(requests);
    }

    void beforeRequest() {
        if (faultsBefore.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw Fault.broken();
        }
    }

    void afterCharge() {
        try {
            Thread.sleep(chargesTake);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw Fault.broken();
        }
    }
}
