package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends the webhooks of one call, with the fields that all of them have. */
public final class CallWebhooks {

    /** One webhook that was sent, without its fields, which may contain what only the caller should know. */
    public record WebhookDelivery(String path, int status, long millis) {}

    private record LastDelivery(URI at, Map<String, String> fields, String token, TwilioWebhookSender.WebhookResponse answer) {}

    private final TwilioWebhookSender webhooks;
    private final Map<String, String> common;
    private final List<WebhookDelivery> all = new ArrayList<>();
    private @Nullable LastDelivery last;

    CallWebhooks(TwilioWebhookSender webhooks, String callSid, String accountSid, String from, String to, String direction) {
        this.webhooks = webhooks;
        var fields = new LinkedHashMap<String, String>();
        fields.put("AccountSid", accountSid);
        fields.put("ApiVersion", "2010-04-01");
        fields.put("CallSid", callSid);
        fields.put("CallStatus", "ringing");
        fields.put("Called", to);
        fields.put("Caller", from);
        fields.put("Direction", direction);
        fields.put("From", from);
        fields.put("To", to);
        this.common = fields;
    }

    String callSid() {
        return common.getOrDefault("CallSid", "");
    }

    TwilioWebhookSender.WebhookResponse post(URI at, Map<String, String> fields) {
        var sent = new LinkedHashMap<>(common);
        sent.putAll(fields);
        common.put("CallStatus", "in-progress");
        String token = UUID.randomUUID().toString();
        TwilioWebhookSender.WebhookResponse answer = webhooks.post(at, sent, token);
        if (answer.status() == 0) {
            answer = webhooks.post(at, sent, token); // Twilio retries once without a connection, with the same token
        }
        last = new LastDelivery(at, sent, token, answer);
        addDelivery(at, answer);
        return answer;
    }

    /**
     * Sends the last webhook again.
     *
     * @return whether the response was identical
     */
    boolean redeliver() {
        if (last == null) {
            return false;
        }
        TwilioWebhookSender.WebhookResponse answer = webhooks.post(last.at(), last.fields(), last.token());
        addDelivery(last.at(), answer);
        return answer.status() == last.answer().status() && answer.body().equals(last.answer().body());
    }

    int postForged() {
        if (last == null) {
            return 0;
        }
        TwilioWebhookSender.WebhookResponse answer = webhooks.postForged(last.at(), last.fields());
        addDelivery(last.at(), answer);
        return answer.status();
    }

    void postCallEnded(URI status, String how) {
        common.put("CallStatus", how);
        var sent = new LinkedHashMap<>(common);
        sent.put("CallDuration", "1");
        addDelivery(status, webhooks.post(status, sent, UUID.randomUUID().toString()));
    }

    List<WebhookDelivery> all() {
        return List.copyOf(all);
    }

    private void addDelivery(URI at, TwilioWebhookSender.WebhookResponse answer) {
        all.add(new WebhookDelivery(at.getPath(), answer.status(), answer.millis()));
    }
}
