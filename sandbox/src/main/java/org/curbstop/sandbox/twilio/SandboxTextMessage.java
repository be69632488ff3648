package org.curbstop.sandbox.twilio;

import java.time.Instant;
import java.util.List;
import org.curbstop.notices.SmsSegments;
import org.jspecify.annotations.Nullable;

/**
 * A text message on the simulated network.
 *
 * @param id {@code SM...}
 * @param person the customer's number, in both directions
 * @param toUtility whether the customer sent it
 * @param status Twilio's status: received, queued, sent, delivered, failed
 * @param errorCode Twilio's error code, or 0
 */
record SandboxTextMessage(
        String id, long version, String person, boolean toUtility, String from, String to, String body, List<String> media,
        String status, int errorCode, @Nullable String callback, Instant at) {

    /** Public because the template of the page calls it. */
    public SmsSegments segments() {
        return SmsSegments.of(body);
    }

    SandboxTextMessage withStatus(String word) {
        return new SandboxTextMessage(id, version, person, toUtility, from, to, body, media, word, errorCode, callback, at);
    }
}
