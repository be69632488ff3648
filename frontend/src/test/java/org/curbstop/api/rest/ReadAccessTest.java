package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadAccessTest extends RestApiTest {

    @Test
    void an_account_shows_its_balance_with_its_time() {
        assertThat(client.post("/api/v1/imports/accounts", token, CSV, """
                account_number,name,service_line1,service_city,service_zip,opened,services
                100200666,Cy Ode,9 Elm St,Millbrook,97999,2024-10-01,electric:residential:E1003
                """).statusCode()).isIn(200, 201);
        JsonNode unknown = RestApiClient.json(client.get("/api/v1/accounts/100200666", token));
        assertThat(unknown.path("status").asString("")).as(unknown.toString()).isEqualTo("open");
        assertThat(unknown.has("balance")).as("unknown is not zero").isFalse();
        send("balances", "account_number,balance,as_of\n100200666,84.12,2026-11-25T10:00\n", 201);
        JsonNode known = RestApiClient.json(client.get("/api/v1/accounts/100-200-666", token));
        assertThat(known.path("balance").path("amount").asString("")).as(known.toString()).isEqualTo("84.12");
        assertThat(known.path("balance").path("asOf").asString("")).isEqualTo("2026-11-25T18:00:00Z");
        assertThat(known.path("services").path(0).path("meter").asString("")).isEqualTo("E1003");
        assertThat(known.toString()).doesNotContain("Cy Ode", "Elm");
    }

    @Test
    void a_changed_contact_is_readable_with_the_scope_and_audited() {
        assertThat(client.post("/api/v1/imports/accounts", token, CSV, """
                account_number,name,service_line1,service_city,service_zip,opened,services,email,phone,language
                100200674,Di Poe,11 Elm St,Millbrook,97999,2024-10-01,electric:residential:E1004,di@example.org,+15035550167,es
                """).body()).contains("\"rejected\":0");
        JsonNode contacts = RestApiClient.json(client.get("/api/v1/accounts/100200674/contacts", token));
        assertThat(contacts.path("language").asString("")).as(contacts.toString()).isEqualTo("es");
        assertThat(contacts.path("contacts").findValuesAsString("value")).containsExactlyInAnyOrder("di@example.org", "+15035550167");
        assertThat(contacts.path("mailReturned").asBoolean(true)).isFalse();
        assertThat(contacts.toString()).doesNotContain("Di Poe");
        assertThat(client.get("/api/v1/accounts/100200674", token).body()).doesNotContain("example.org");
        assertProblem(client.get("/api/v1/accounts/100200682/contacts", token), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "x", "%20", "..;a", "111111111111111111111111111111111111111111111111111111111111111111111"})
    void an_unknown_account_is_not_found(String number) {
        var response = client.get("/api/v1/accounts/" + number, token);
        if (number.contains(";")) {
            assertProblem(response, 400, "invalid-request");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        } else {
            assertProblem(response, 404, "not-found");
        }
    }

    @Test
    void orders_cases_and_outages_start_empty() {
        assertThat(client.get("/api/v1/orders", token).body()).isEqualTo("{\"orders\":[],\"next\":\"\",\"more\":false}");
        assertThat(client.get("/api/v1/cases?after=", token).body()).isEqualTo("{\"cases\":[],\"next\":\"\",\"more\":false}");
        assertThat(client.get("/api/v1/outages", token).body()).isEqualTo("{\"outages\":[]}");
    }
}
