package org.curbstop.payments;

/** The door at which the card company tells us that something happened. What happened is never believed: it is asked. */
public interface PaymentWebhook {

    /** No more of a message than this many bytes is looked at. */
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
