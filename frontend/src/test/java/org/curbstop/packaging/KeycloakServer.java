package org.curbstop.packaging;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Starts Keycloak on loopback with the realm of docker/keycloak, and administers it. */
final class KeycloakServer implements AutoCloseable {

    static final String CLIENT_SECRET = "secret";
    static final String PASSWORD = "a-long-password-1";

    private static final Duration START = Duration.ofMinutes(5);
    private static final String ADMIN = "admin-of-a-test";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Process process;

    /** @param home an unpacked distribution, which is copied to {@code folder} */
    KeycloakServer(Path home, Path folder, String host) throws IOException, InterruptedException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path own = folder.resolve("keycloak");
        Process copied = new ProcessBuilder("cp", "-r", home.toString(), own.toString()).start();
        copied.waitFor();
        Path imported = Files.createDirectories(own.resolve("data/import"));
        Files.copy(Path.of("../docker/keycloak/curbstop-realm.json"), imported.resolve("curbstop-realm.json"));
        var builder = new ProcessBuilder(own.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm", "--http-host=127.0.0.1",
                "--http-port=" + port)
                .redirectErrorStream(true).redirectOutput(folder.resolve("keycloak.log").toFile());
        builder.environment().putAll(Map.of(
                "CURBSTOP_HOST", host, "CURBSTOP_OIDC_CLIENT_SECRET", CLIENT_SECRET, "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xmx450m", "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN));
        process = builder.start();
        awaitOpen(folder.resolve("keycloak.log"));
    }

    private void awaitOpen(Path log) throws IOException, InterruptedException {
        long until = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try {
                if (send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IOException(Files.readString(log));
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/curbstop";
    }

    /** @return the id of the new login */
    String add(String name, String role) throws IOException, InterruptedException {
        var user = JSON.createObjectNode().put("username", name + "@example.org").put("email", name + "@example.org")
                .put("firstName", name).put("lastName", "of Millbrook").put("emailVerified", true).put("enabled", true);
        user.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD).put("temporary", false);
        administer("POST", "/users", user);
        String id = administer("GET", "/users?username=" + name + "@example.org", null).get(0).path("id").asString();
        administer("POST", "/users/" + id + "/role-mappings/realm", JSON.createArrayNode().add(administer("GET", "/roles/" + role, null)));
        return id;
    }

    void signOut(String id) throws IOException, InterruptedException {
        administer("POST", "/users/" + id + "/logout", null);
    }

    void disable(String id) throws IOException, InterruptedException {
        administer("PUT", "/users/" + id, JSON.createObjectNode().put("enabled", false));
    }

    void giveTokensFor(Duration time) throws IOException, InterruptedException {
        administer("PUT", "", JSON.createObjectNode().put("accessTokenLifespan", time.toSeconds()));
    }

    /** Sets the address of the application for back-channel logout; with compose it is {@code app:8080}. */
    void reachTheApplicationAt(String address) throws IOException, InterruptedException {
        var client = (ObjectNode) administer("GET", "/clients?clientId=curbstop", null).get(0);
        var attributes = (ObjectNode) client.path("attributes");
        attributes.put("backchannel.logout.url", attributes.path("backchannel.logout.url").asString().replace("http://app:8080", address));
        administer("PUT", "/clients/" + client.path("id").asString(), client);
    }

    private JsonNode administer(String method, String path, @Nullable JsonNode body) throws IOException, InterruptedException {
        String form = Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", ADMIN).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String token = JSON
                .readTree(send(HttpRequest.newBuilder(URI.create(issuer().replace("curbstop", "master") + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)))
                        .body())
                .path("access_token").asString();
        var request = HttpRequest.newBuilder(URI.create(issuer().replace("/realms/", "/admin/realms/") + path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.toString()));
        HttpResponse<String> answer = send(request);
        if (!List.of(200, 201, 204).contains(answer.statusCode())) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        client.shutdownNow();
    }
}
