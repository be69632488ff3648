package org.curbstop.sandbox.stripe;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** SetupIntents: a card is kept with its customer once its bank has agreed to later charges. */
@Component
@Profile("!production")
class Setups {

    private final Shelf shelf;
    private final Events events;
    private final Rendering rendering;
    private final Clock clock;

    Setups(Shelf shelf, Events events, Rendering rendering, Clock clock) {
        this.shelf = shelf;
        this.events = events;
        this.rendering = rendering;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Setup open(Optional<String> customer, String usage, Map<String, String> metadata) {
        Setup setup = new Setup(
                Shelf.mint("seti"), 0, customer, Optional.empty(), usage, Setup.WAITS, Optional.empty(), metadata, clock.instant());
        shelf.setups.insert(setup);
        return setup;
    }

    Setup confirm(String id, Method with) {
        return told(shelf.setups.change(id, setup -> {
            if (!setup.status().equals(Setup.WAITS)) {
                throw Fault.invalid("setup_intent_unexpected_state", "This SetupIntent has a status of " + setup.status() + ".", "intent");
            }
            return setup.confirmed(with);
        }));
    }

    Setup answered(String id, boolean agreed) {
        return told(shelf.setups.change(id, setup -> setup.status().equals(Setup.ASKS) ? setup.answered(agreed) : setup));
    }

    private Setup told(Setup setup) {
        if (setup.status().equals(Setup.DONE)) {
            setup.method().ifPresent(method -> shelf.methods.change(method, kept -> kept.attached(setup.customer())));
            events.happened("setup_intent.succeeded", rendering.setup(setup));
        } else if (setup.lastError().isPresent()) {
            events.happened("setup_intent.setup_failed", rendering.setup(setup));
        }
        return setup;
    }
}
