package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.util.Map;

/** Sends webhooks of the simulated network to the application. */
public interface TwilioWebhookSender {

    /** What a webhook is answered: a status of 0 stands for a connection that failed or took over 15 s. */
    record WebhookResponse(int status, String contentType, String body, long millis) {
        public boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Posts the fields as a form, signed over the public address.
     *
     * @param at absolute
     * @param token marks a delivery; a repeated one has the same
     */
    WebhookResponse post(URI at, Map<String, String> fields, String token);

    /** The same with a signature that does not hold. */
    WebhookResponse postForged(URI at, Map<String, String> fields);
}
