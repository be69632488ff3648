package org.curbstop.sandbox.stripe.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripePaymentMethod;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.model.StripeSetupIntent;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Simulates SetupIntents: a card is saved with its customer once its bank has agreed to later charges. */
@Component
@Profile("!production")
public class SetupIntentSimulator {

    private final StripeRepository repository;
    private final StripeEventDispatcher events;
    private final StripeJsonRenderer renderer;
    private final Clock clock;

    SetupIntentSimulator(StripeRepository repository, StripeEventDispatcher events, StripeJsonRenderer renderer, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.renderer = renderer;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public StripeSetupIntent create(Optional<String> customer, String usage, Map<String, String> metadata) {
        StripeSetupIntent setup = new StripeSetupIntent(
                StripeRepository.newId("seti"), 0, customer, Optional.empty(), usage, StripeSetupIntent.REQUIRES_PAYMENT_METHOD,
                Optional.empty(), metadata, clock.instant());
        repository.setups.insert(setup);
        return setup;
    }

    public StripeSetupIntent confirm(String id, StripePaymentMethod with) {
        return publishOutcome(repository.setups.change(id, setup -> {
            if (!setup.status().equals(StripeSetupIntent.REQUIRES_PAYMENT_METHOD)) {
                throw StripeApiException.invalid("setup_intent_unexpected_state",
                        "This SetupIntent has a status of " + setup.status() + ".", "intent");
            }
            return setup.confirmed(with);
        }));
    }

    StripeSetupIntent completeAuthentication(String id, boolean agreed) {
        return publishOutcome(repository.setups.change(id,
                setup -> setup.status().equals(StripeSetupIntent.REQUIRES_ACTION) ? setup.authenticationCompleted(agreed) : setup));
    }

    private StripeSetupIntent publishOutcome(StripeSetupIntent setup) {
        if (setup.status().equals(StripeSetupIntent.SUCCEEDED)) {
            setup.method().ifPresent(method -> repository.paymentMethods.change(method, kept -> kept.attached(setup.customer())));
            events.publish("setup_intent.succeeded", renderer.setupIntent(setup));
        } else if (setup.lastError().isPresent()) {
            events.publish("setup_intent.setup_failed", renderer.setupIntent(setup));
        }
        return setup;
    }
}
