package org.curbstop.sandbox.stripe.model;

import java.time.Instant;

/**
 * A Stripe event with the object as it was at that time.
 *
 * @param waiting whether it still has to be delivered to the webhook endpoint
 * @param due time of the next attempt
 */
public record StripeEvent(String id, long version, String type, String object, Instant created, String book, boolean waiting, Instant due,
        int tries) {

    public static final String BOOK = "events";

    public StripeEvent delivered() {
        return new StripeEvent(id, version, type, object, created, book, false, due, tries + 1);
    }

    public StripeEvent retryAt(Instant next) {
        return new StripeEvent(id, version, type, object, created, book, true, next, tries + 1);
    }

    public StripeEvent givenUp() {
        return new StripeEvent(id, version, type, object, created, book, false, due, tries + 1);
    }
}
