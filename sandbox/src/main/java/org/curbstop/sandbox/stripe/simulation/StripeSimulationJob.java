package org.curbstop.sandbox.stripe.simulation;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs the time-dependent changes of the simulated Stripe. */
@Component
@Profile("!production")
record StripeSimulationJob(PaymentIntentSimulator paymentIntents, CheckoutSimulator checkouts, StripeEventDispatcher events) {

    @Scheduled(fixedDelay = 1000)
    void run() {
        paymentIntents.settleDue();
        checkouts.expireOverdue();
        events.deliver();
    }
}
