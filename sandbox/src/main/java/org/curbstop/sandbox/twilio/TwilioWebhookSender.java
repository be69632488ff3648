package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.util.Map;

/** Sends webhooks of the simulated network to the application. */
public interface TwilioWebhookSender {

    /** Response to a webhook; status 0 means that the connection failed or took over 15 seconds. */
    record WebhookResponse(int status, String contentType, String body, long millis) {
        public boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Posts the fields as a form, signed for the public address.
     *
     * @param at absolute URL
     * @param token identifies a delivery; a repeated one has the same token
     */
    WebhookResponse post(URI at, Map<String, String> fields, String token);

    /** Posts the fields with an invalid signature. */
    WebhookResponse postForged(URI at, Map<String, String> fields);
}
