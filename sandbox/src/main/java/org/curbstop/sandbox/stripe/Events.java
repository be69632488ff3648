package org.curbstop.sandbox.stripe;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.curbstop.store.Where;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What happened, kept and told to our door: at least once, in no particular order, as Stripe does it. */
@Component
@Profile("!production")
class Events {

    /** Of the SDK that we use; an event of another train could not be read by it. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_A_TIME = 50;
    private static final int MOST_TRIES = 12;

    private final Shelf shelf;
    private final EventSender sender;
    private final Trouble trouble;
    private final Clock clock;
    private final ReentrantLock delivering = new ReentrantLock();

    Events(Shelf shelf, EventSender sender, Trouble trouble, Clock clock) {
        this.shelf = shelf;
        this.sender = sender;
        this.trouble = trouble;
        this.clock = clock;
    }

    void happened(String type, Map<String, Object> object) {
        Instant now = clock.instant();
        shelf.events.insert(new Happened(
                Shelf.mint("evt"), 0, type, JSON.writeValueAsString(object), now, Happened.BOOK, true, now.plusSeconds(trouble.delivery().delaySeconds()), 0));
        if (trouble.delivery().delaySeconds() == 0 && !trouble.delivery().shuffled()) {
            Thread.ofVirtual().name("stripe-events").start(this::deliver);
        }
    }

    /** Delivers what is due. */
    void deliver() {
        Trouble.Delivery how = trouble.delivery();
        if (how.silent() || !delivering.tryLock()) {
            return;
        }
        try {
            List<Happened> due;
            do {
                due = shelf.events.list(
                        Where.is("waiting", true).before("due", clock.instant().plusMillis(1)).ascending("due").limit(AT_A_TIME));
                List<Happened> order = new ArrayList<>(due);
                if (how.shuffled()) {
                    Collections.shuffle(order);
                }
                order.forEach(event -> deliver(event, how.copies()));
            } while (due.size() == AT_A_TIME);
        } finally {
            delivering.unlock();
        }
    }

    private void deliver(Happened event, int copies) {
        boolean heard = true;
        for (int copy = 0; copy < copies; copy++) {
            heard &= sender.send(JSON.writeValueAsString(rendered(event)));
        }
        boolean done = heard;
        shelf.events.change(event.id(), kept -> done
                ? kept.delivered()
                : kept.tries() < MOST_TRIES ? kept.later(clock.instant().plusSeconds(1L << Math.min(kept.tries(), 10))) : kept.givenUp());
    }

    Map<String, Object> rendered(Happened event) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", event.id());
        map.put("object", "event");
        map.put("api_version", API_VERSION);
        map.put("created", event.created().getEpochSecond());
        map.put("data", Map.of("object", JSON.readValue(event.object(), Map.class)));
        map.put("livemode", false);
        map.put("pending_webhooks", event.waiting() ? 1 : 0);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", null);
        request.put("idempotency_key", null);
        map.put("request", request);
        map.put("type", event.type());
        return map;
    }
}
