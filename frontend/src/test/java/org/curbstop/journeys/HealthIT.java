package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Health endpoint with the sandbox vendors, which are probed like the real ones. */
@Import(HealthIT.Outside.class)
@TestPropertySource(properties = "curbstop.health.ask-first=3s")
class HealthIT extends RunningApplication {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void each_dependency_is_up_after_its_probe_with_details_for_operators() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode parts = health("localhost", "/actuator/health").path("components");
            for (String part : new String[] {"database", "stripe", "twilio", "mail"}) {
                assertThat(parts.path(part).path("status").asString("")).as(part).isEqualTo("UP");
            }
            assertThat(parts.path("twilio").path("details").path("asked").asString("")).isNotEmpty();
        });
    }

    @Test
    void liveness_and_readiness_have_their_own_endpoints() throws Exception {
        assertThat(health("localhost", "/actuator/health/liveness").path("status").asString("")).isEqualTo("UP");
        assertThat(health("localhost", "/actuator/health/readiness").path("status").asString("")).isEqualTo("UP");
    }

    @Test
    void other_clients_see_dependency_status_without_details() throws Exception {
        JsonNode health = JSON.readTree(fromOutside("/actuator/health").body());
        assertThat(health.path("components").path("database").path("status").asString("")).isEqualTo("UP");
        assertThat(health.toString()).doesNotContain("details");
        assertThat(fromOutside("/actuator/prometheus").statusCode()).isBetween(401, 404);
    }

    /** The sandbox listens on loopback only, so a filter ahead of all others sets the remote address. */
    @TestConfiguration
    static class Outside {

        @Bean
        FilterRegistrationBean<Filter> outside() {
            var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                var asked = (HttpServletRequest) request;
                chain.doFilter(asked.getHeader("X-From-Outside") == null ? asked : new HttpServletRequestWrapper(asked) {
                    @Override
                    public String getRemoteAddr() {
                        return "203.0.113.9";
                    }
                }, response);
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    private HttpResponse<String> fromOutside(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(path))).header("X-From-Outside", "yes").build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode health(String host, String path) throws IOException, InterruptedException {
        return JSON.readTree(client.send(HttpRequest.newBuilder(URI.create("http://" + host + ":" + port() + path)).build(),
                HttpResponse.BodyHandlers.ofString()).body());
    }
}
