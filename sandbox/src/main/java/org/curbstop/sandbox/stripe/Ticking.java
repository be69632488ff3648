package org.curbstop.sandbox.stripe;

import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Time passes at the pretended Stripe too. */
@Component
@Profile("!production")
class Ticking {

    private final Till till;
    private final Cashier cashier;
    private final Events events;

    Ticking(Till till, Cashier cashier, Events events) {
        this.till = till;
        this.cashier = cashier;
        this.events = events;
    }

    @Scheduled(fixedDelay = 1000)
    void tick() {
        till.passTime();
        cashier.passTime();
        events.deliver();
    }
}
