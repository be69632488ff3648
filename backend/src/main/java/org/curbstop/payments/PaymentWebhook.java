package org.curbstop.payments;

/** Receives Stripe's webhook events. Their content is never trusted: the state is queried from Stripe. */
public interface PaymentWebhook {

    /** Maximum number of bytes read of an event. */
    int MAX_BYTES = 256 * 1024;

    /**
     * @param body exactly as received
     * @param signature signature header of the request
     */
    WebhookResult receive(byte[] body, String signature);

    enum WebhookResult {
        /** Recorded, now or before. */
        ACCEPTED,
        /** Unsigned, tampered with, too old, too large or not an event: nothing was changed. */
        REJECTED
    }
}
