package org.curbstop.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulated Stripe follows Stripe's rules and schemas. */
class StripeApiTest {

    private static TestStore store;
    private static StripeServer server;
    private static StripeHttp stripe;
    private final StripeSchemas schemas = new StripeSchemas();

    @BeforeAll
    static void listen() {
        store = new TestStore();
        server = StripeServer.on(store.store());
        stripe = new StripeHttp(server.apiBase());
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    void requests_without_an_api_key_are_rejected() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.apiBase() + "/v1/events")).build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void every_object_matches_the_stripe_openapi_specification() {
        var customer = stripe.post("/v1/customers", "metadata[person_id]", "per_100");
        var method = stripe.post(
                "/v1/payment_methods", "type", "card", "card[number]", "4242424242424242", "card[exp_month]", "12", "card[exp_year]",
                "2040",
                "card[cvc]", "123", "billing_details[address][postal_code]", "97999");
        stripe.post("/v1/payment_methods/" + method.id() + "/attach", "customer", customer.id());
        var setup = stripe.post("/v1/setup_intents", "customer", customer.id(), "payment_method", method.id(), "confirm", "true");
        var waiting = intent(8412);
        var paid = stripe.post("/v1/payment_intents/" + waiting.id() + "/confirm", "payment_method", "pm_card_visa", "expand[]",
                "latest_charge");
        var declined = stripe.post("/v1/payment_intents/" + intent(8412).id() + "/confirm", "payment_method", "pm_card_chargeDeclined");
        var refund = stripe.post("/v1/refunds", "payment_intent", paid.id(), "amount", "412", "metadata[refund_id]", "ref_100");
        var session = session("expires_at", String.valueOf(server.now().getEpochSecond() + 7200));

        fits("customer", customer.json());
        fits("payment_method", method.json());
        fits("setup_intent", setup.json());
        fits("payment_intent", waiting.json());
        fits("payment_intent", paid.json());
        fits("charge", paid.json().path("latest_charge"));
        fits("charge", stripe.get("/v1/charges/" + paid.json().path("latest_charge").path("id").asString()).json());
        assertThat(declined.status()).isEqualTo(402);
        fits("error", declined.json());
        fits("payment_intent", declined.error().path("payment_intent"));
        fits("refund", refund.json());
        fits("checkout.session", session.json());
        for (JsonNode movement : stripe.get("/v1/balance_transactions?limit=100").json().path("data")) {
            fits("balance_transaction", movement);
        }
        Set<String> told = new TreeSet<>();
        for (JsonNode event : stripe.get("/v1/events?limit=100").json().path("data")) {
            fits("event", event);
            told.add(event.path("type").asString());
        }
        assertThat(told).contains(
                "payment_intent.created", "payment_intent.succeeded", "payment_intent.payment_failed", "charge.succeeded",
                "charge.refunded",
                "refund.created", "setup_intent.succeeded");
    }

    @Test
    void the_specification_check_detects_violations() {
        var intent = (ObjectNode) intent(8412).json();
        intent.put("status", "half_paid");
        intent.put("amount", "8412");
        intent.remove("currency");

        assertThat(schemas.faults("payment_intent", intent)).hasSize(3);
    }

    @Test
    void the_same_idempotency_key_gets_the_same_answer_and_acts_once() {
        var first = stripe.once("key-1", "/v1/payment_intents", "amount", "8412", "currency", "usd");
        var again = stripe.once("key-1", "/v1/payment_intents", "currency", "usd", "amount", "8412");

        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void the_same_key_with_other_parameters_is_an_error() {
        stripe.once("key-2", "/v1/payment_intents", "amount", "8412", "currency", "usd");
        var other = stripe.once("key-2", "/v1/payment_intents", "amount", "9999", "currency", "usd");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error().path("type").asString()).isEqualTo("idempotency_error");
    }

    @Test
    void declines_and_faults_are_replayed_but_invalid_requests_are_not() {
        String declined = intent(8412).id();
        var first = stripe.once("key-3", "/v1/payment_intents/" + declined + "/confirm", "payment_method", "pm_card_chargeDeclined");
        assertThat(stripe.once("key-3", "/v1/payment_intents/" + declined + "/confirm", "payment_method", "pm_card_chargeDeclined").text())
                .isEqualTo(first.text());

        String lost = intent(8412).id();
        server.loseAnswers(1);
        assertThat(stripe.once("key-4", "/v1/payment_intents/" + lost + "/confirm", "payment_method", "pm_card_visa").status())
                .isEqualTo(500);
        assertThat(stripe.once("key-4", "/v1/payment_intents/" + lost + "/confirm", "payment_method", "pm_card_visa").status())
                .isEqualTo(500);
        assertThat(stripe.get("/v1/payment_intents/" + lost).json().path("status").asString()).isEqualTo("succeeded");

        assertThat(stripe.once("key-5", "/v1/payment_intents", "amount", "1", "currency", "usd").status()).isEqualTo(400);
        assertThat(stripe.once("key-5", "/v1/payment_intents", "amount", "100", "currency", "usd").status()).isEqualTo(200);
    }

    @Test
    void an_intent_takes_money_once_and_cannot_be_canceled_after() {
        String intent = intent(8412).id();
        stripe.post("/v1/payment_intents/" + intent + "/confirm", "payment_method", "pm_card_visa");

        for (var again : List.of(
                stripe.post("/v1/payment_intents/" + intent + "/confirm", "payment_method", "pm_card_visa"),
                stripe.post("/v1/payment_intents/" + intent + "/cancel"))) {
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.error().path("code").asString()).isEqualTo("payment_intent_unexpected_state");
        }
        assertThat(server.chargesOfIntent(intent)).isEqualTo(1);
    }

    @Test
    void a_misspelled_parameter_is_rejected() {
        var answer = stripe.post("/v1/payment_intents", "amount", "8412", "curency", "usd");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("code").asString()).isEqualTo("parameter_unknown");
    }

    @Test
    void long_lists_are_paged_without_gaps_or_duplicates() {
        for (int i = 0; i < 7; i++) {
            intent(100 + i);
        }
        List<String> all = ids(stripe.get("/v1/events?limit=100").json());
        List<String> paged = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = stripe.get("/v1/events?limit=3" + after).json();
            paged.addAll(ids(page));
            after = "&starting_after=" + paged.getLast();
        } while (page.path("has_more").asBoolean() && paged.size() < 200);

        assertThat(paged).startsWith(all.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(stripe.get("/v1/events?limit=101").status()).isEqualTo(400);
    }

    @Test
    void an_expired_session_can_neither_be_paid_nor_expired_again() {
        String id = session("expires_at", String.valueOf(server.now().getEpochSecond() + 7200)).id();

        assertThat(stripe.post("/v1/checkout/sessions/" + id + "/expire").json().path("status").asString()).isEqualTo("expired");
        assertThat(stripe.post("/v1/checkout/sessions/" + id + "/expire").status()).isEqualTo(400);
        assertThat(session("expires_at", String.valueOf(server.now().getEpochSecond() + 60)).status()).isEqualTo(400);
    }

    private static StripeHttp.Answer intent(long cents) {
        return stripe.post("/v1/payment_intents", "amount", String.valueOf(cents), "currency", "usd", "payment_method_types[]", "card",
                "metadata[payment_id]", "pay_100");
    }

    private static StripeHttp.Answer session(String... more) {
        var fields = new ArrayList<>(List.of(
                "mode", "payment", "line_items[0][quantity]", "1", "line_items[0][price_data][currency]", "usd",
                "line_items[0][price_data][unit_amount]", "8412", "line_items[0][price_data][product_data][name]", "Millbrook Utilities",
                "success_url", "https://millbrook.example/receipt/1", "cancel_url", "https://millbrook.example/pay"));
        fields.addAll(List.of(more));
        return stripe.post("/v1/checkout/sessions", fields.toArray(String[]::new));
    }

    private void fits(String schema, JsonNode value) {
        assertThat(schemas.faults(schema, value)).as("%s", value).isEmpty();
    }

    private static List<String> ids(JsonNode list) {
        return list.path("data").valueStream().map(each -> each.path("id").asString()).toList();
    }
}
