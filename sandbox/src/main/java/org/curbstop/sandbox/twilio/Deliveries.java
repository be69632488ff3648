package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks of one call, each with the fields that every one has. */
public final class Deliveries {

    /** One webhook as it went: without its fields, which may hold what only the caller should know. */
    public record Delivered(String path, int status, long millis) {}

    private record Last(URI at, Map<String, String> fields, String token, Webhooks.Answer answer) {}

    private final Webhooks webhooks;
    private final Map<String, String> common;
    private final List<Delivered> all = new ArrayList<>();
    private @Nullable Last last;

    Deliveries(Webhooks webhooks, String callSid, String accountSid, String from, String to) {
        this.webhooks = webhooks;
        var fields = new LinkedHashMap<String, String>();
        fields.put("AccountSid", accountSid);
        fields.put("ApiVersion", "2010-04-01");
        fields.put("CallSid", callSid);
        fields.put("CallStatus", "ringing");
        fields.put("Called", to);
        fields.put("Caller", from);
        fields.put("Direction", "inbound");
        fields.put("From", from);
        fields.put("To", to);
        this.common = fields;
    }

    String callSid() {
        return common.getOrDefault("CallSid", "");
    }

    Webhooks.Answer post(URI at, Map<String, String> fields) {
        var sent = new LinkedHashMap<>(common);
        sent.putAll(fields);
        common.put("CallStatus", "in-progress");
        String token = UUID.randomUUID().toString();
        Webhooks.Answer answer = webhooks.post(at, sent, token);
        if (answer.status() == 0) {
            answer = webhooks.post(at, sent, token); // Twilio tries once more where it got no connection, and says so by the token
        }
        last = new Last(at, sent, token, answer);
        note(at, answer);
        return answer;
    }

    /** The last webhook once more. @return whether its answer was the very same */
    boolean again() {
        if (last == null) {
            return false;
        }
        Webhooks.Answer answer = webhooks.post(last.at(), last.fields(), last.token());
        note(last.at(), answer);
        return answer.status() == last.answer().status() && answer.body().equals(last.answer().body());
    }

    int forged() {
        if (last == null) {
            return 0;
        }
        Webhooks.Answer answer = webhooks.forged(last.at(), last.fields());
        note(last.at(), answer);
        return answer.status();
    }

    void ended(URI status) {
        common.put("CallStatus", "completed");
        var sent = new LinkedHashMap<>(common);
        sent.put("CallDuration", "1");
        note(status, webhooks.post(status, sent, UUID.randomUUID().toString()));
    }

    List<Delivered> all() {
        return List.copyOf(all);
    }

    private void note(URI at, Webhooks.Answer answer) {
        all.add(new Delivered(at.getPath(), answer.status(), answer.millis()));
    }
}
