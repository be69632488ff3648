package org.curbstop.cis.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.cis.webhooks.WebhookDelivery.WebhookState;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for pending deliveries, and for the last posting queued for each receiver. */
@Component
class WebhookRepository {

    private static final String STATE = "state";

    private final AggregateCollection<WebhookDelivery> deliveries;
    private final AggregateCollection<WebhookCursor> cursors;

    record WebhookCursor(String id, long sequence, long version) {}

    WebhookRepository(Database database) {
        deliveries = database.collection(WebhookDelivery.class, "webhook_deliveries", Index.on("subscription", STATE, "due"),
                Index.on(STATE, "due"));
        cursors = database.collection(WebhookCursor.class, "webhook_cursors");
    }

    /** @param start number at which a new receiver starts; earlier postings are not sent */
    long cursor(String subscription, long start) {
        return cursors.find(subscription).map(WebhookCursor::sequence).orElseGet(() -> {
            cursors.insert(new WebhookCursor(subscription, start, 0)); // returns false if another process was first
            return cursors.find(subscription).orElseThrow().sequence();
        });
    }

    void advance(String subscription, long sequence) {
        cursors.change(subscription, cursor -> cursor.sequence() >= sequence ? cursor
                : new WebhookCursor(cursor.id(), sequence, cursor.version()));
    }

    /** Idempotent: a delivery may be added repeatedly before the cursor has passed it. */
    void add(WebhookDelivery delivery) {
        deliveries.insert(delivery);
    }

    List<WebhookDelivery> listDue(String subscription, Instant now, int limit) {
        return deliveries.list(Query.where("subscription", subscription).and(STATE, WebhookState.WAITING).before("due", now.plusMillis(1))
                .ascending("due").limit(limit));
    }

    /** Returns deliveries that were given up, oldest first. */
    List<WebhookDelivery> listGivenUp(int limit) {
        return deliveries.list(Query.where(STATE, WebhookState.GIVEN_UP).ascending("due").limit(limit));
    }

    Optional<WebhookDelivery> find(String id) {
        return deliveries.find(id);
    }

    /** Returns false if another process changed it first. */
    boolean replace(WebhookDelivery next) {
        return deliveries.replace(next);
    }

    void delete(WebhookDelivery taken) {
        deliveries.delete(taken.id());
    }
}
