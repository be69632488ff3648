package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutageIntakeControllerTest extends RestApiTest {

    private static final String JSON = "application/json";
    private static final String METERS = "/api/v1/meter-events";
    private static final String OUTAGES = "/api/v1/outage-system/outages";

    @Test
    void rejected_meter_events_name_their_position() {
        HttpResponse<String> response = client.post(METERS, token, JSON,
                "[{\"id\": \"1\", \"meter\": \"NO-METER\", \"kind\": \"last-gasp\", \"at\": \"2026-11-29T18:00:00\"}]");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(RestApiClient.json(response).path("taken").asInt()).isZero();
        assertThat(RestApiClient.json(response).path("refused").path(0).path("place").asString()).isEqualTo("[0].at");
        assertThat(client.post(METERS, token, JSON, "[]").body()).contains("\"taken\":0");
    }

    @Test
    void rejected_outages_name_their_position() {
        HttpResponse<String> response = client.post(OUTAGES, token, JSON,
                "{\"Outage\": [{\"mRID\": \"oms-1\", \"Equipment\": [{\"name\": \"nowhere\"}]}]}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(RestApiClient.json(response).path("refused").path(0).path("place").asString()).isEqualTo("Outage[0].Equipment");
    }

    @ParameterizedTest
    @ValueSource(strings = {METERS, OUTAGES})
    void a_body_that_is_not_a_list_is_rejected_with_the_expected_form(String path) {
        HttpResponse<String> response = client.post(path, token, JSON, "{\"a\": 1}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("expected", "at most");
    }

    @ParameterizedTest
    @CsvSource({METERS + ",400001", OUTAGES + ",4000001"})
    void a_body_beyond_its_limit_is_refused(String path, int bytes) {
        assertThat(client.post(path, token, JSON, " ".repeat(bytes)).statusCode()).isEqualTo(413);
    }

    @Test
    void an_unsupported_content_type_is_refused() {
        assertThat(client.post(METERS, token, "text/csv", "a,b").statusCode()).isEqualTo(415);
    }
}
