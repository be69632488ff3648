package org.curbstop.cis.webhooks;

import java.time.Instant;
import org.curbstop.cis.postings.PostingKind;

/**
 * Delivery of a posting to one receiver; deleted when it succeeds.
 *
 * @param id name of the receiver and number of the posting
 * @param due time of the next attempt
 * @param began start of the retry period
 * @param failure why the last attempt failed; empty if none did
 */
public record WebhookDelivery(String id, String subscription, long sequence, PostingKind kind, WebhookState state, Instant due,
        Instant began, int failed, String failure, long version) {

    /** Whether the delivery is still retried automatically. */
    public enum WebhookState {
        WAITING,
        /** No longer retried; staff can send it again. */
        GIVEN_UP
    }

    static WebhookDelivery of(String subscription, long sequence, PostingKind kind, Instant now) {
        return new WebhookDelivery("%s/%012d".formatted(subscription, sequence), subscription, sequence, kind, WebhookState.WAITING, now,
                now, 0, "", 0);
    }

    WebhookDelivery dueAt(Instant next) {
        return new WebhookDelivery(id, subscription, sequence, kind, state, next, began, failed, failure, version);
    }

    WebhookDelivery failed(WebhookState next, Instant at, String why) {
        return new WebhookDelivery(id, subscription, sequence, kind, next, at, began, failed + 1, why, version);
    }

    WebhookDelivery again(Instant now) {
        return new WebhookDelivery(id, subscription, sequence, kind, WebhookState.WAITING, now, now, 0, failure, version);
    }
}
