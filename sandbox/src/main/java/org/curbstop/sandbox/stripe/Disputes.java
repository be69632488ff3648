package org.curbstop.sandbox.stripe;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.curbstop.store.Where;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Cardholders ask their bank to take payments back; the bank decides. Told in Stripe's events. */
@Component
@Profile("!production")
class Disputes {

    private final Shelf shelf;
    private final Events events;
    private final Rendering rendering;
    private final Clock clock;

    Disputes(Shelf shelf, Events events, Rendering rendering, Clock clock) {
        this.shelf = shelf;
        this.events = events;
        this.rendering = rendering;
        this.clock = clock;
    }

    void open(Intent intent) {
        Instant now = clock.instant();
        CardDispute dispute = CardDispute.of(intent, now);
        if (dispute.amount() > 0 && shelf.disputes.insert(dispute)) {
            events.happened("charge.dispute.created", rendered(dispute));
            shelf.movements.insert(Movement.withdrawn(dispute, now));
            events.happened("charge.dispute.funds_withdrawn", rendered(dispute));
        }
    }

    /** @param won whether the utility keeps the money */
    void decide(String id, boolean won) {
        Instant now = clock.instant();
        CardDispute before = look(id);
        CardDispute after = shelf.disputes.change(id, dispute -> dispute.decided(won ? CardDispute.WON : CardDispute.LOST, now));
        if (after.version() == before.version()) {
            return;
        }
        if (won) {
            shelf.movements.insert(Movement.reinstated(after, now));
            events.happened("charge.dispute.funds_reinstated", rendered(after));
        }
        events.happened("charge.dispute.closed", rendered(after));
    }

    CardDispute look(String id) {
        return shelf.disputes.find(id).orElseThrow(() -> Fault.missing("dispute", id, "id"));
    }

    List<CardDispute> of(String intent) {
        return shelf.disputes.list(Where.is("intent", intent).descending("id").limit(100));
    }

    Map<String, Object> rendered(CardDispute dispute) {
        var movements = new ArrayList<Map<String, Object>>();
        shelf.movements.find(dispute.withdrawal()).map(rendering::movement).ifPresent(movements::add);
        shelf.movements.find(dispute.reinstatement()).map(rendering::movement).ifPresent(movements::add);
        return dispute.render(movements);
    }
}
