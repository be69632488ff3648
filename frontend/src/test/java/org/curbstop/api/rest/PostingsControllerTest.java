package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PostingsControllerTest extends RestApiTest {

    private static final String ANSWERS = "/api/v1/postings/acknowledgements";
    private static final String JSON = "application/json";

    @Autowired
    private Ledger ledger;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Database database;

    @BeforeEach
    void three_payments() {
        AccountId account = accounts.findByNumber(new AccountNumber("100200302")).orElseThrow().id();
        for (int i = 0; i < 3; i++) {
            ledger.post(LedgerEntry.of(account, LedgerEntry.EntryKind.PAYMENT, "test/" + UUID.randomUUID(), Money.usd("-1.00"),
                    Instant.parse("2026-11-26T17:00:00Z")));
        }
        assertThat(database.awaitDelivery(Duration.ofSeconds(20))).isTrue();
    }

    private JsonNode page(String query) {
        HttpResponse<String> response = client.get("/api/v1/postings" + query, token);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RestApiClient.json(response);
    }

    private long lastNumber() {
        JsonNode all = page("?limit=1000");
        return Long.parseLong(all.path("next").asString());
    }

    @Test
    void postings_are_listed_in_order_page_by_page() {
        JsonNode first = page("?limit=2");
        assertThat(first.path("postings")).hasSize(2);
        assertThat(first.path("more").asBoolean()).isTrue();
        JsonNode payment = first.path("postings").path(0);
        assertThat(payment.path("sequence").asLong()).isEqualTo(1);
        assertThat(payment.path("kind").asString()).isEqualTo("payment");
        assertThat(payment.path("account").asString()).isEqualTo("100200302");
        assertThat(payment.path("amount").asString()).isEqualTo("-1.00");
        JsonNode second = page("?limit=1000&after=" + first.path("next").asString());
        assertThat(second.path("postings").path(0).path("sequence").asLong()).isEqualTo(3);
        assertThat(second.path("more").asBoolean()).isFalse();
        JsonNode end = page("?after=999999999999");
        assertThat(end.path("postings")).isEmpty();
        assertThat(end.path("next").asString()).isEqualTo("999999999999");
    }

    @Test
    void an_acknowledged_posting_is_no_longer_unanswered() {
        long last = lastNumber();
        String body = "{\"acknowledgements\":[{\"sequence\":" + last + ",\"status\":\"accepted\",\"posted\":\"2026-11-26\"},"
                + "{\"sequence\":" + (last - 1) + ",\"status\":\"refused\",\"reason\":\"no \\\"such\\\",\\n account\"},"
                + "{\"sequence\":99999999,\"status\":\"accepted\"},{\"status\":\"perhaps\"}]}";
        JsonNode answer = RestApiClient.json(client.post(ANSWERS, token, JSON, body));
        assertThat(answer.path("taken").asInt()).as(answer.toString()).isEqualTo(2);
        assertThat(answer.path("rejects").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(answer.path("rejects").path(0).path("field").asString()).isEqualTo("sequence");
        assertThat(answer.path("rejects").path(1).path("line").asInt()).isEqualTo(4);
        JsonNode again = RestApiClient.json(client.post(ANSWERS, token, "text/csv", "sequence,status\n" + last + ",accepted\n"));
        assertThat(again.path("known").asInt()).isEqualTo(1);
        assertThat(page("?unanswered=true&limit=1000&after=" + (last - 2)).path("postings")).isEmpty();
        JsonNode both = page("?after=" + (last - 2)).path("postings");
        assertThat(both.path(0).path("status").asString()).isEqualTo("refused");
        assertThat(both.path(1).path("status").asString()).isEqualTo("acknowledged");
    }

    @Test
    void concurrent_acknowledgements_count_once() throws Exception {
        long last = lastNumber();
        String body = "sequence,status\n" + last + ",accepted\n";
        Callable<HttpResponse<String>> send = () -> client.post(ANSWERS, token, "text/csv", body);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(Stream.generate(() -> send).limit(8).toList())) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        JsonNode posting = page("?after=" + (last - 1)).path("postings").path(0);
        assertThat(posting.path("status").asString()).isEqualTo("acknowledged");
    }

    @Test
    void payments_of_a_day_are_listed() {
        HttpResponse<String> response = client.get("/api/v1/payments?day=2026-11-26&limit=1", token);
        JsonNode day = RestApiClient.json(response);
        assertThat(day.path("postings").path(0).path("kind").asString()).as(response.body()).isEqualTo("payment");
        assertThat(day.path("more").asBoolean()).isTrue();
        assertThat(RestApiClient.json(client.get("/api/v1/payments?day=2026-11-25", token)).path("postings")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postings?after=-1", "postings?after=1e3", "postings?after=9999999999999", "postings?after=",
            "postings?limit=0", "postings?limit=1001", "postings?limit=99999999999999", "postings?unanswered=1", "payments",
            "payments?day=2026-02-30", "payments?day=+2026-11-26",
            "payments?day=2026-11-26&after=x", "orders?after=x", "orders?after=ord_%00",
            "cases?after=ord_0h12", "cases?limit=x"})
    void an_invalid_parameter_is_named_in_the_problem(String query) {
        HttpResponse<String> response = client.get("/api/v1/" + query, token);
        if (query.contains("%00")) {
            assertThat(response.statusCode()).isEqualTo(400);
        } else {
            assertProblem(response, 400, "invalid-request");
            String wrong = query.equals("payments") ? "day" : query.replaceAll(".*[?&](\\w+)=.*", "$1");
            assertThat(RestApiClient.json(response).path("detail").asString()).startsWith(wrong + ": expected");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=null", "=", "after=%zz", "after=1&=x", "limit=%c3%28"})
    void a_malformed_query_is_rejected(String query) throws Exception {
        String answer;
        try (var wire = new Socket("127.0.0.1", URI.create(client.home()).getPort())) {
            wire.getOutputStream().write(("GET /api/v1/postings?" + query + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + token + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            answer = new String(wire.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:curbstop:problem:invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"",
            "null", "[]", "{", "{}", "{\"acknowledgements\":null}", "{\"acknowledgements\":[null]}",
            "{\"acknowledgements\":[1]}", "{\"acknowledgements\":[{\"sequence\":{}}]}", "{\"acknowledgements\":[],\"x\":1}",
            "{\"acknowledgements\":[]} {}", "{\"acknowledgements\":[{\"sequence\":1,\"status\":\"accepted\"},]}", "\u0000"})
    void unreadable_json_is_reported_with_its_position(String body) {
        assertProblem(client.post(ANSWERS, token, JSON, body), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sequence", "sequence,status,color\n", "sequence,sequence,status\n", "\"", "x"})
    void an_unreadable_acknowledgement_file_is_reported_with_its_position(String body) {
        assertProblem(client.post(ANSWERS, token, "text/csv", body.equals("x") ? "x".repeat(10_000) : body), 400, "unreadable-file");
    }

    @Test
    void deep_and_large_json_is_refused() {
        assertProblem(client.post(ANSWERS, token, JSON, "[".repeat(500_000)), 400, "invalid-request");
        assertProblem(client.post(ANSWERS, token, JSON, " ".repeat(5_000_000)), 413, "too-large");
    }
}
