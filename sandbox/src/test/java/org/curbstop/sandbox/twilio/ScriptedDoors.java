package org.curbstop.sandbox.twilio;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application that answers each path with the document that a test put there. */
final class ScriptedDoors implements Webhooks {

    record Asked(String path, Map<String, String> fields, String token) {}

    final List<Asked> asked = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();

    ScriptedDoors at(String path, String inner) {
        answers.put(path, new Answer(200, "application/xml", "<?xml version=\"1.0\"?><Response>" + inner + "</Response>", 1));
        return this;
    }

    ScriptedDoors broken(String path, int status) {
        answers.put(path, new Answer(status, "text/plain", "broken", 1));
        return this;
    }

    Asked last() {
        return asked.getLast();
    }

    List<String> paths() {
        return asked.stream().map(Asked::path).toList();
    }

    @Override
    public Answer post(URI at, Map<String, String> fields, String token) {
        String path = at.getPath() + (at.getQuery() == null ? "" : "?" + at.getQuery());
        asked.add(new Asked(path, Map.copyOf(fields), token));
        return answers.getOrDefault(path, new Answer(404, "text/plain", "", 1));
    }

    @Override
    public Answer forged(URI at, Map<String, String> fields) {
        return new Answer(403, "", "", 1);
    }
}
