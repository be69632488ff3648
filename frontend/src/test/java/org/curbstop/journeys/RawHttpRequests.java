package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests as clients other than browsers do, well-formed or not. */
record RawHttpRequests(int port, HttpClient client) {

    static final String FORM = "application/x-www-form-urlencoded";

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    HttpResponse<String> cross(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path))).header("Origin", "https://news.example")
                .header("Sec-Fetch-Site", "cross-site");
        return client.send(method.equals("GET") ? request.build() : request.header("Content-Type", FORM)
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> preflight(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address(path))).header("Origin", "https://news.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type").method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    static Map<String, String> flat(HttpResponse<String> answer) {
        var headers = new TreeMap<String, String>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
        headers.put(":status", Integer.toString(answer.statusCode()));
        return headers;
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address(path.replace("%zz", "%ff")))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(path, "POST", type, body);
    }

    HttpResponse<String> send(String path, String method, String type, String body) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address(path))).header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    String raw(String request) throws IOException {
        String answer = whole(request);
        return answer.substring(0, Math.min(12, answer.length()));
    }

    String whole(String request) throws IOException {
        try (var wire = new Socket("localhost", port)) {
            wire.setSoTimeout(10_000);
            wire.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            wire.getOutputStream().flush();
            return request.contains("Connection: close")
                    ? new String(wire.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    : new String(wire.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    /** Checks the headers that every response must have. */
    static void assertMarked(String what, Map<String, String> headers) {
        assertThat(headers.getOrDefault("x-content-type-options", "")).as(what).isEqualTo("nosniff");
        assertThat(headers.getOrDefault("referrer-policy", "")).as(what).isEqualTo("same-origin");
        assertThat(headers.getOrDefault("x-frame-options", "")).as(what).isEqualTo("DENY");
        assertThat(headers.getOrDefault("content-security-policy", "")).as(what).contains("frame-ancestors")
                .doesNotContain("script-src *", "default-src *");
        assertThat(headers.getOrDefault("permissions-policy", "")).as(what).contains("camera=()");
        assertThat(headers.getOrDefault("cross-origin-opener-policy", "")).as(what).isEqualTo("same-origin");
        assertThat(headers.getOrDefault("cross-origin-resource-policy", "")).as(what).isEqualTo("same-origin");
    }
}
