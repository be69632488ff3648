package org.curbstop.sandbox.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client for the simulated Stripe. */
public final class StripeHttp {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    public StripeHttp(URI base) {
        this.base = base;
    }

    public record Answer(int status, String text, String location) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        public String id() {
            return json().path("id").asString();
        }

        JsonNode error() {
            return json().path("error");
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /** @param fields names and values in turn */
    public Answer post(String path, String... fields) {
        return send(form(path, fields));
    }

    public Answer once(String key, String path, String... fields) {
        return send(form(path, fields).header("Idempotency-Key", key));
    }

    static HttpRequest.BodyPublisher body(String... fields) {
        var form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return HttpRequest.BodyPublishers.ofString(form.toString());
    }

    private HttpRequest.Builder form(String path, String... fields) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body(fields));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.header("Authorization", "Bearer sk_test_1").build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
