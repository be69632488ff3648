package org.curbstop.payments;

/** Receives Stripe's webhook events. Their content is never trusted: the state is queried from Stripe. */
public interface PaymentWebhook {

    /** No more of a message than this many bytes is read. */
    int MAX_BYTES = 256 * 1024;

    /**
     * @param body exactly as received
     * @param signature the header beside it
     */
    WebhookResult receive(byte[] body, String signature);

    enum WebhookResult {
        /** Recorded, now or before. */
        ACCEPTED,
        /** Unsigned, tampered with, too old, too large or no message at all: nothing was changed. */
        REJECTED
    }
}
