package org.curbstop.sandbox.stripe.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.curbstop.sandbox.stripe.model.StripeEvent;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.store.Query;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores events and delivers them to the webhook endpoint: at least once and in no particular order, as Stripe does. */
@Component
@Profile("!production")
public class StripeEventDispatcher {

    /** API version of our SDK, which cannot parse events of another release. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_A_TIME = 50;
    private static final int MAX_TRIES = 12;

    private final StripeRepository repository;
    private final StripeWebhookSender sender;
    private final FaultInjection faults;
    private final Clock clock;
    private final ReentrantLock delivering = new ReentrantLock();

    StripeEventDispatcher(StripeRepository repository, StripeWebhookSender sender, FaultInjection faults, Clock clock) {
        this.repository = repository;
        this.sender = sender;
        this.faults = faults;
        this.clock = clock;
    }

    void publish(String type, Map<String, Object> object) {
        Instant now = clock.instant();
        repository.events.insert(new StripeEvent(
                StripeRepository.newId("evt"), 0, type, JSON.writeValueAsString(object), now, StripeEvent.BOOK, true,
                now.plusSeconds(faults.delivery().delaySeconds()), 0));
        if (faults.delivery().delaySeconds() == 0 && !faults.delivery().shuffled()) {
            Thread.ofVirtual().name("stripe-events").start(this::deliver);
        }
    }

    /** Delivers the events that are due. */
    void deliver() {
        FaultInjection.DeliveryFaults how = faults.delivery();
        if (how.silent() || !delivering.tryLock()) {
            return;
        }
        try {
            List<StripeEvent> due;
            do {
                due = repository.events.list(
                        Query.where("waiting", true).before("due", clock.instant().plusMillis(1)).ascending("due").limit(AT_A_TIME));
                List<StripeEvent> order = new ArrayList<>(due);
                if (how.shuffled()) {
                    Collections.shuffle(order);
                }
                order.forEach(event -> deliver(event, how.copies()));
            } while (due.size() == AT_A_TIME);
        } finally {
            delivering.unlock();
        }
    }

    private void deliver(StripeEvent event, int copies) {
        boolean delivered = true;
        for (int copy = 0; copy < copies; copy++) {
            delivered &= sender.send(JSON.writeValueAsString(render(event)));
        }
        boolean done = delivered;
        repository.events.change(event.id(), kept -> done
                ? kept.delivered()
                : kept.tries() < MAX_TRIES ? kept.retryAt(clock.instant().plusSeconds(1L << Math.min(kept.tries(), 10))) : kept.givenUp());
    }

    public Map<String, Object> render(StripeEvent event) {
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
