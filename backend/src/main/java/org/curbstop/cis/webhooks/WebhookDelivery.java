package org.curbstop.cis.webhooks;

import java.time.Instant;
import org.curbstop.cis.postings.PostingKind;

/**
 * A posting on its way to one receiver; gone when it was taken.
 *
 * @param id the receiver's name and the number of the posting, which are the id of its messages too
 * @param due when it is tried next
 * @param began the time of the retries counts from here
 * @param failure why the last attempt failed; empty: there was none
 */
public record WebhookDelivery(String id, String subscription, long sequence, PostingKind kind, WebhookState state, Instant due,
        Instant began, int failed, String failure, long version) {

    /** Whether it is still tried by itself. */
    public enum WebhookState {
        WAITING,
        /** A person sends it again. */
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
