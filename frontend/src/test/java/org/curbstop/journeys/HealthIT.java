package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The health door, with the sandbox's vendors behind it: they are asked as the real ones are. */
@TestPropertySource(properties = "server.address=0.0.0.0") // to be asked from outside
class HealthIT extends WholeApplication {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void each_part_is_up_once_it_was_asked_and_says_so_with_details_to_whoever_runs_the_machine() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode parts = health("localhost", "/actuator/health").path("components");
            for (String part : new String[] {"database", "stripe", "twilio", "mail"}) {
                assertThat(parts.path(part).path("status").asString("")).as(part).isEqualTo("UP");
            }
            assertThat(parts.path("twilio").path("details").path("asked").asString("")).isNotEmpty();
        });
    }

    @Test
    void the_load_balancer_and_the_supervisor_of_processes_have_doors_of_their_own() throws Exception {
        assertThat(health("localhost", "/actuator/health/liveness").path("status").asString("")).isEqualTo("UP");
        assertThat(health("localhost", "/actuator/health/readiness").path("status").asString("")).isEqualTo("UP");
    }

    @Test
    void others_learn_which_part_is_down_and_no_more() throws Exception {
        Optional<String> outside = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4).map(InetAddress::getHostAddress).findFirst();
        Assumptions.assumeTrue(outside.isPresent(), "this machine has no address but its own");
        JsonNode health = health(outside.orElseThrow(), "/actuator/health");
        assertThat(health.path("components").path("database").path("status").asString("")).isEqualTo("UP");
        assertThat(health.toString()).doesNotContain("details");
        assertThat(client.send(HttpRequest.newBuilder(URI.create("http://" + outside.orElseThrow() + ":" + port() + "/actuator/prometheus")).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode()).isBetween(401, 404);
    }

    private JsonNode health(String host, String path) throws IOException, InterruptedException {
        return JSON.readTree(client.send(HttpRequest.newBuilder(URI.create("http://" + host + ":" + port() + path)).build(), HttpResponse.BodyHandlers.ofString()).body());
    }
}
