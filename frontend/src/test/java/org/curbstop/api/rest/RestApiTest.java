package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Base class of REST API tests, on a port and with a database of their own. */
@SpringBootTest(classes = RestApiApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"curbstop.now=2026-11-26T10:00", "curbstop.api.most-bytes=1MB", "curbstop.api.calls-per-minute=10000",
                "curbstop.api.calls-per-minute-of-an-address=100000"})
abstract class RestApiTest {

    static final String CSV = "text/csv";
    static final String BALANCES = """
            account_number,balance,as_of,not_due,due
            100200302,84.12,2026-11-24,84.12,2026-12-04
            100200484,312.40,2026-11-24,,
            """;

    /** One data folder for all subclasses, because they share the application context. */
    private static final Path DATA = folder();

    @LocalServerPort
    private int port;

    RestApiClient client;
    String token;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry settings) {
        settings.add("curbstop.data", DATA::toString);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("curbstop-api");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void obtain_a_token_and_import_accounts() throws IOException {
        client = new RestApiClient("http://localhost:" + port, "millbrook-cis");
        token = client.token(RestApiClient.ALL_SCOPES);
        String accounts = Files.readString(Path.of("..", "docs", "samples", "accounts.csv"));
        assertThat(client.post("/api/v1/imports/accounts", token, CSV, accounts).statusCode()).isIn(200, 201);
    }

    JsonNode send(String kind, String body, int status) {
        HttpResponse<String> response = client.post("/api/v1/imports/" + kind, token, CSV, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return RestApiClient.json(response);
    }

    static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = RestApiClient.json(response);
        assertThat(problem.path("type").asString("")).isEqualTo("urn:curbstop:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("Exception", "org.", "\tat ");
    }
}
