package org.curbstop.sandbox.stripe.simulation;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs the time-dependent changes of the simulated Stripe. */
@Component
@Profile("!production")
class StripeSimulationJob {

    private final PaymentIntentSimulator paymentIntents;
    private final CheckoutSimulator checkouts;
    private final StripeEventDispatcher events;

    StripeSimulationJob(PaymentIntentSimulator paymentIntents, CheckoutSimulator checkouts, StripeEventDispatcher events) {
        this.paymentIntents = paymentIntents;
        this.checkouts = checkouts;
        this.events = events;
    }

    @Scheduled(fixedDelay = 1000)
    void run() {
        paymentIntents.settleDue();
        checkouts.expireOverdue();
        events.deliver();
    }
}
