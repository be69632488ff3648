package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** API client of the utility: gets tokens and calls the REST API over plain HTTP. */
record RestApiClient(String home, String clientId) {

    static final String ALL_SCOPES = "imports:write imports:read postings:read postings:acknowledge accounts:read contacts:read "
            + "payments:read orders:read cases:read outages:read meter-events:write outage-system:write";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final OpenApiDescription DESCRIPTION = new OpenApiDescription();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    String token(String scopes) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(home + "/sandbox/identity/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                        (clientId + ":sandbox-api-secret").getBytes(StandardCharsets.US_ASCII)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope="
                        + URLEncoder.encode(scopes, StandardCharsets.US_ASCII))).build();
        return JSON.readTree(send(request).body()).path("access_token").asString();
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(home + path)).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).build());
    }

    HttpResponse<String> post(String path, String token, String type, String body, String... headers) {
        HttpRequest.Builder request = request(path, token).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (request.uri().getPath().startsWith("/api/") && isWellFormed(request.uri())) {
                assertThat(DESCRIPTION.mistakes(response)).as("%s %s: %s", request.method(), request.uri(), response.body()).isEmpty();
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns whether the request reaches the application: Tomcat rejects a malformed URI with an error page of its own. */
    private static boolean isWellFormed(URI address) {
        return !address.toString().matches(".*(%00|;).*");
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
