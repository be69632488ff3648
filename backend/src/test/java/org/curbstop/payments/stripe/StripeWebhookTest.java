package org.curbstop.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.payments.PaymentsForTests.order;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.stripe.net.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.PaymentWebhook;
import org.curbstop.payments.PaymentWebhook.WebhookResult;
import org.curbstop.payments.PaymentsForTests;
import org.curbstop.payments.gateway.FakeCardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DatabaseTest
class StripeWebhookTest {

    private static final String SECRET = "whsec_test";

    private final TestStore store;
    private final MovableClock clock = SampleUtility.clock();
    private final FakeCardGateway cards = new FakeCardGateway(clock);
    private final PaymentsForTests all;
    private final PaymentWebhook webhook;
    private final Payment payment;
    private final String page;

    StripeWebhookTest(TestStore store) {
        this.store = store;
        all = PaymentsForTests.over(store.store(), cards, new FakeSavedCardGateway(), clock);
        webhook = new StripeWebhook(connection(SECRET), all.news());
        payment = all.payments().confirm(order("yes", 8412));
        String url = all.payments().checkoutPage(payment.id(), PaymentsForTests.BACK).getPath();
        page = url.substring(url.lastIndexOf('/') + 1);
        cards.payOn(page, "pm_card_visa");
    }

    @Test
    void a_signed_webhook_is_accepted_and_the_payment_queried() throws Exception {
        assertThat(webhook.receive(bytes(event()), signed(event(), SECRET, now()))).isEqualTo(WebhookResult.ACCEPTED);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> outcome() == PaymentOutcome.PAID);
    }

    @Test
    void a_false_webhook_changes_nothing_because_the_gateway_is_queried() throws Exception {
        Payment unpaid = all.payments().confirm(order("other", 5000));
        all.payments().checkoutPage(unpaid.id(), PaymentsForTests.BACK);
        String lie = event().replace(payment.id().value(), unpaid.id().value()).replace(page, "cs_1");

        assertThat(webhook.receive(bytes(lie), signed(lie, SECRET, now()))).isEqualTo(WebhookResult.ACCEPTED);
        awaitProcessed();
        assertThat(all.payments().find(unpaid.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.OPEN);
    }

    @Test
    void unsigned_tampered_old_and_wrongly_signed_webhooks_are_rejected() throws Exception {
        String tampered = event().replace("evt_1", "evt_2");
        List<WebhookResult> answers = List.of(
                webhook.receive(bytes(event()), ""),
                webhook.receive(bytes(event()), "t=" + now() + ",v1=00"),
                webhook.receive(bytes(event()), "nonsense"),
                webhook.receive(bytes(tampered), signed(event(), SECRET, now())),
                webhook.receive(bytes(event()), signed(event(), "whsec_other", now())),
                webhook.receive(bytes(event()), signed(event(), SECRET, now() - 301)));

        assertThat(answers).containsOnly(WebhookResult.REJECTED);
        assertUnchanged();
    }

    /** Found by fuzzing: Stripe's library throws on these instead of rejecting them. */
    @ParameterizedTest
    @ValueSource(strings = {"t", "t,v1", "t=,v1=", "t=x,v1=0", "=", ",", "", "t=99999999999999999999,v1=0"})
    void a_signature_in_another_format_is_rejected(String signature) {
        assertThat(webhook.receive(bytes(event()), signature)).isEqualTo(WebhookResult.REJECTED);
    }

    @Test
    void an_oversized_webhook_is_rejected_despite_a_valid_signature() throws Exception {
        String huge = event() + " ".repeat(PaymentWebhook.MAX_BYTES);

        assertThat(webhook.receive(bytes(huge), signed(huge, SECRET, now()))).isEqualTo(WebhookResult.REJECTED);
        assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"id\": 5}", "{\"id\": \"\"}", "not json at all", "{\"data\": {\"object\": {}}}"})
    void a_signed_webhook_that_is_not_an_event_is_rejected(String body) throws Exception {
        assertThat(webhook.receive(bytes(body), signed(body, SECRET, now()))).isEqualTo(WebhookResult.REJECTED);
        assertUnchanged();
    }

    @Test
    void webhooks_of_another_system_on_the_account_are_accepted_and_ignored() throws Exception {
        String foreign = "{\"id\":\"evt_9\",\"data\":{\"object\":{\"object\":\"payment_intent\",\"id\":\"pi_9\",\"metadata\":{\"order\":\"5\"}}}}";

        assertThat(webhook.receive(bytes(foreign), signed(foreign, SECRET, now()))).isEqualTo(WebhookResult.ACCEPTED);
        assertUnchanged();
    }

    @Test
    void a_replayed_webhook_gets_the_same_response_and_acts_once() throws Exception {
        String signature = signed(event(), SECRET, now());
        for (int times = 0; times < 5; times++) {
            assertThat(webhook.receive(bytes(event()), signature)).isEqualTo(WebhookResult.ACCEPTED);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> all.ledger().balance(PaymentsForTests.ADA).isNegative());

        assertThat(all.ledger().balance(PaymentsForTests.ADA).minor()).isEqualTo(-8412);
        assertThat(cards.charges()).hasSize(1);
    }

    @Test
    void without_a_secret_every_webhook_is_rejected() throws Exception {
        var unset = new StripeWebhook(connection(""), all.news());

        assertThat(unset.receive(bytes(event()), signed(event(), "x", now()))).isEqualTo(WebhookResult.REJECTED);
    }

    private void assertUnchanged() {
        awaitProcessed();
        assertThat(outcome()).isEqualTo(PaymentOutcome.OPEN);
    }

    private void awaitProcessed() {
        try (var client = MongoClients.create(store.uri())) {
            String database = store.uri().replaceAll(".*/([^/?]+)(\\?.*)?$", "$1");
            var waiting = client.getDatabase(database).getCollection("card_news");
            Awaitility.await().until(() -> waiting.countDocuments(Filters.eq("open", true)) == 0);
        }
    }

    private PaymentOutcome outcome() {
        return all.payments().find(payment.id()).orElseThrow().outcome();
    }

    private String event() {
        return "{\"id\":\"evt_1\",\"api_version\":null,\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"object\":\"checkout.session\",\"id\":\""
                + page + "\",\"metadata\":{\"payment_id\":\"" + payment.id() + "\"}}}}";
    }

    private static StripeConnection connection(String secret) {
        return new StripeConnection(
                new StripeProperties("sk_test", secret, "", Duration.ofSeconds(1), Duration.ofSeconds(1), 0),
                new StaticListableBeanFactory().getBeanProvider(StripeEndpointOverride.class));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Signatures are dated by the machine's clock. */
    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String signed(String body, String secret, long at) throws Exception {
        return "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(secret, at + "." + body);
    }
}
