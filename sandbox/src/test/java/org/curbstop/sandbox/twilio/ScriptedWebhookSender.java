package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers each path with the document that the test has set. */
final class ScriptedWebhookSender implements TwilioWebhookSender {

    record Asked(String path, Map<String, String> fields, String token) {}

    final List<Asked> asked = new ArrayList<>();
    private final Map<String, WebhookResponse> answers = new HashMap<>();

    ScriptedWebhookSender at(String path, String inner) {
        answers.put(path, new WebhookResponse(200, "application/xml", "<?xml version=\"1.0\"?><Response>" + inner + "</Response>", 1));
        return this;
    }

    ScriptedWebhookSender broken(String path, int status) {
        answers.put(path, new WebhookResponse(status, "text/plain", "broken", 1));
        return this;
    }

    Asked last() {
        return asked.getLast();
    }

    List<String> paths() {
        return asked.stream().map(Asked::path).toList();
    }

    @Override
    public WebhookResponse post(URI at, Map<String, String> fields, String token) {
        String path = at.getPath() + (at.getQuery() == null ? "" : "?" + at.getQuery());
        asked.add(new Asked(path, Map.copyOf(fields), token));
        return answers.getOrDefault(path, new WebhookResponse(404, "text/plain", "", 1));
    }

    @Override
    public WebhookResponse postForged(URI at, Map<String, String> fields) {
        return new WebhookResponse(403, "", "", 1);
    }
}
