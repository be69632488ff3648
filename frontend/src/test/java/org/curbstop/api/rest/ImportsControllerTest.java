package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.curbstop.audit.AuditTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

class ImportsControllerTest extends RestApiTest {

    private static final String WRONG_ROW = "100200302,eighty,2026-11-25,,\n";

    /** Each test needs a day of its own, because importing the same file again changes nothing. */
    private static String balances(String day) {
        return BALANCES.replace("2026-11-24", day);
    }

    @Test
    void a_file_is_imported_counted_and_undone() {
        JsonNode answer = send("balances", balances("2026-11-20"), 201);
        assertThat(answer.path("state").asString()).isEqualTo("applied");
        assertThat(answer.path("counts").path("rows").asInt()).isEqualTo(2);
        String run = "/api/v1/imports/" + answer.path("run").asLong();
        assertThat(RestApiClient.json(client.get(run, token))).isEqualTo(answer);
        assertThat(RestApiClient.json(client.get("/api/v1/imports", token)).path("runs").path(0).path("run")).isEqualTo(answer.path("run"));
        assertThat(send("balances", balances("2026-11-20"), 200).path("state").asString()).isEqualTo("applied-before");
        HttpResponse<String> undone = client.post(run + "/undo", token, "application/json", "");
        assertThat(RestApiClient.json(undone).path("state").asString()).isEqualTo("undone");
        assertProblem(client.post("/api/v1/imports/balances", token, CSV, balances("2026-11-20")), 409, "conflict");
        assertThat(client.post("/api/v1/imports/balances?check=true", token, CSV, balances("2026-11-20")).statusCode()).isEqualTo(200);
    }

    @Test
    void rejected_rows_are_listed_and_can_be_corrected_and_resent() {
        JsonNode answer = send("balances", balances("2026-11-21") + WRONG_ROW, 201);
        assertThat(answer.path("rejects").path(0).path("line").asInt()).isEqualTo(4);
        assertThat(answer.path("rejects").path(0).path("field").asString()).isEqualTo("balance");
        HttpResponse<String> rejects = client.get("/api/v1/imports/" + answer.path("run").asLong() + "/rejects", token);
        assertThat(rejects.body()).startsWith("account_number,").contains("# line 4, balance: expected").endsWith(WRONG_ROW);
        assertThat(rejects.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        JsonNode mended = send("balances", rejects.body().replace("eighty", "80.00"), 201);
        assertThat(mended.path("counts").path("rejected").asInt()).isZero();
        assertProblem(client.get("/api/v1/imports/" + mended.path("run").asLong() + "/rejects", token), 404, "not-found");
    }

    @Test
    void a_check_changes_nothing(@Value("${curbstop.data}") Path data) throws Exception {
        JsonNode before = RestApiClient.json(client.get("/api/v1/imports", token));
        HttpResponse<String> tried = client.post("/api/v1/imports/balances?check=true", token, CSV, balances("2026-11-19") + WRONG_ROW);
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(RestApiClient.json(tried).path("state").asString()).isEqualTo("checked");
        assertThat(RestApiClient.json(tried).path("rejects")).hasSize(1);
        assertThat(RestApiClient.json(client.get("/api/v1/imports", token))).isEqualTo(before);
        try (var left = Files.list(data.resolve("api"))) {
            assertThat(left.map(String::valueOf)).noneMatch(name -> name.contains("tried") || name.endsWith(".tmp"));
        }
    }

    @Test
    void json_lines_and_other_encodings_are_accepted() {
        HttpResponse<String> answer = client.post("/api/v1/imports/balances", token, "application/x-ndjson",
                "{\"account_number\":\"100200302\",\"balance\":\"1.00\",\"as_of\":\"2026-11-18\"}\n");
        assertThat(answer.statusCode()).isEqualTo(201);
        byte[] latin = ("account_number,name,service_line1,service_city,service_zip,opened\n"
                + "100200302,Ada Muñoz,12 Alder St,Millbrook,97999,2024-10-01\n").getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> spanish = RestApiClient.send(client.request("/api/v1/imports/accounts?check=true", token)
                .header("Content-Type", "text/csv; charset=ISO-8859-1").POST(BodyPublishers.ofByteArray(latin)).build());
        assertThat(RestApiClient.json(spanish).path("counts").path("rejected").asInt(-1)).isZero();
    }

    @Test
    void a_repeated_idempotency_key_gets_the_first_response() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = post("balances", balances("2026-11-17"), key);
        HttpResponse<String> again = post("balances", balances("2026-11-17"), key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location")).isPresent();
        assertProblem(post("balances", balances("2026-11-16"), key), 422, "key-reused");
        assertProblem(post("bills", balances("2026-11-17"), key), 422, "key-reused");
        assertProblem(post("balances", balances("2026-11-17"), "a b"), 400, "invalid-request");
        assertProblem(post("balances", balances("2026-11-17"), "x".repeat(201)), 400, "invalid-request");
        var other = new RestApiClient(client.home(), "millbrook-reports");
        assertThat(other.post("/api/v1/imports/balances", other.token("imports:write"), CSV, balances("2026-11-15"),
                "Idempotency-Key", key).statusCode()).as("another client's key").isEqualTo(201);
    }

    private HttpResponse<String> post(String kind, String body, String key) {
        return client.post("/api/v1/imports/" + kind, token, CSV, body, "Idempotency-Key", key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "nonsense", "balance\n1", "account_number,balance,as_of,color\n", "account_number,account_number\n",
            "\"", "\"account_number", "\u0000\u0000", "\uFFFE"})
    void an_unreadable_file_is_reported_with_its_position(String body) {
        assertProblem(client.post("/api/v1/imports/balances", token, CSV, body), 400, "unreadable-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a,", "\"", "\n", "{\"a\":", "[[["})
    void a_file_of_one_repeated_part_causes_no_server_error(String part) {
        for (String type : new String[] {CSV, "application/x-ndjson"}) {
            String body = part.repeat(600_000 / part.length());
            HttpResponse<String> answer = client.post("/api/v1/imports/accounts?check=true", token, type, body);
            assertThat(answer.statusCode()).as("%s of %s: %s", part, type, answer.body()).isIn(200, 400);
        }
        HttpResponse<String> map = client.post("/api/v1/imports/network?check=true", token, "application/geo+json", part.repeat(100_000));
        assertThat(map.statusCode()).as("%s: %s", part, map.body()).isIn(200, 400);
    }

    @Test
    void missing_resources_and_unsupported_requests_return_a_problem() {
        assertProblem(client.post("/api/v1/imports/tarot", token, CSV, BALANCES), 404, "not-found");
        assertProblem(client.post("/api/v1/imports/acknowledgements", token, CSV, "sequence,status\n1,accepted\n"), 404, "not-found");
        assertProblem(client.get("/api/v1/imports/999999", token), 404, "not-found");
        assertProblem(client.get("/api/v1/imports/balances", token), 404, "not-found");
        assertProblem(client.get("/api/v1/imports/99999999999999999999", token), 404, "not-found");
        assertProblem(client.get("/api/v1/nothing", token), 404, "not-found");
        assertProblem(client.post("/api/v1/imports/999999/undo", token, CSV, ""), 404, "not-found");
        assertProblem(client.get("/api/v1/imports/1/undo", token), 405, "method-not-allowed");
        assertProblem(RestApiClient.send(client.request("/api/v1/imports/1", token).DELETE().build()), 405, "method-not-allowed");
        assertProblem(client.post("/api/v1/imports/balances", token, "text/plain", BALANCES), 415, "unsupported-media-type");
        assertProblem(client.post("/api/v1/imports/balances", token, "text/csv; charset=klingon", BALANCES), 415,
                "unsupported-media-type");
        for (String form : new String[] {"multipart/form-data", "multipart/form-data; boundary=b", "Multipart/mixed; boundary="}) {
            assertProblem(client.post("/api/v1/imports/balances", token, form, "--b\r\n"), 415, "unsupported-media-type");
        }
        assertProblem(client.post("/api/v1/imports/balances", token, "application/geo+json", "{}"), 415, "unsupported-media-type");
        assertProblem(client.post("/api/v1/imports/balances", token, CSV, BALANCES, "Content-Encoding", "gzip"), 415,
                "unsupported-media-type");
        assertProblem(client.post("/api/v1/imports/balances?check=perhaps", token, CSV, BALANCES), 400, "invalid-request");
        assertProblem(client.post("/api/v1/imports/balances?mapping=none", token, CSV, BALANCES), 400, "unknown-mapping");
        assertProblem(client.post("/api/v1/imports/balances?mapping=..%2Fx", token, CSV, BALANCES), 400, "unknown-mapping");
        assertProblem(RestApiClient.send(client.request("/api/v1/imports", token).header("Accept", "image/png").build()), 406,
                "not-acceptable");
    }

    @Test
    void an_oversized_body_is_refused_with_or_without_a_content_length() {
        byte[] large = new byte[100_000_000];
        assertProblem(RestApiClient.send(client.request("/api/v1/imports/bills", token).header("Content-Type", CSV)
                .POST(BodyPublishers.ofByteArray(large)).build()), 413, "too-large");
        assertProblem(RestApiClient.send(client.request("/api/v1/imports/bills", token).header("Content-Type", CSV)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).build()), 413, "too-large");
    }

    @Test
    void every_call_is_audited_under_its_client(@Autowired AuditTrail audit) {
        client.get("/api/v1/imports", token);
        client.get("/api/v1/imports", client.token("outages:read"));
        assertThat(audit.listLast(20)).anySatisfy(each -> {
            assertThat(each.entry().did()).isEqualTo("api-list-imports");
            assertThat(each.entry().staff()).contains("millbrook-cis");
        }).anySatisfy(each -> assertThat(each.entry().did()).isEqualTo("api-refused"));
    }
}
