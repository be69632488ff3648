package org.curbstop.notices.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.FakeTwilioAccount;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.notices.delivery.MessageTransport.SendResult;
import org.curbstop.sandbox.twilio.HttpControllerServer;
import org.curbstop.sandbox.twilio.TestSmsNetwork;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

/** Runs Twilio's own SDK against the simulated SMS network. */
@DatabaseTest
class TwilioSmsTransportTest {

    private static final String ADA = "+15035550101";
    private static final NoticeProperties SETTINGS = new NoticeProperties(10, 10, Duration.ofSeconds(10), 3, 2, 1000);

    private final ApplicationUrls addresses = TestApplicationUrls.at("https://millbrook.example");
    private final TwilioAccount account = FakeTwilioAccount.account(addresses);
    private final TestSmsNetwork network;

    TwilioSmsTransportTest(TestStore database) {
        network = new TestSmsNetwork(database.store(), account, addresses);
    }

    private static Delivery text(String body) {
        return new Delivery("ntc_0000000000", 0, "k|TEXT|" + ADA, NoticeKind.BILL_DUE, Delivery.Medium.TEXT, ADA, Language.ENGLISH, "",
                body, "7k2pqx",
                Delivery.State.SENDING, 2, Instant.now(), Instant.now(), null, 1, null, null, null);
    }

    private TwilioSmsTransport texts(URI base) {
        return new TwilioSmsTransport(account, addresses, SETTINGS, () -> Optional.of(base.resolve("/sandbox/twilio")));
    }

    @Test
    void a_text_is_sent_reported_and_found_again() throws Exception {
        try (var doors = new HttpControllerServer(network.api())) {
            var sent = texts(doors.at()).send(text("Hi, ¿qué tal? VERIFY 7K2PQX"));
            assertThat(sent).isInstanceOf(SendResult.Accepted.class);
            assertThat(network.reached(ADA)).containsExactly("Hi, ¿qué tal? VERIFY 7K2PQX");
            assertThat(texts(doors.at()).find(text("Hi, ¿qué tal? VERIFY 7K2PQX"))).contains(((SendResult.Accepted) sent).providerId());
            assertThat(texts(doors.at()).find(text("never sent"))).isEmpty();
            for (int i = 0; i < 100 && network.webhooks.size() < 2; i++) {
                Thread.sleep(20);
            }
            assertThat(network.webhooks).extracting(webhook -> webhook.fields().get("MessageStatus")).containsExactly("sent", "delivered");
            assertThat(network.webhooks)
                    .allMatch(webhook -> webhook.at().equals("https://millbrook.example/twilio/status?delivery=ntc_0000000000"));
        }
    }

    @Test
    void an_opt_out_at_twilio_is_recognized() throws Exception {
        try (var doors = new HttpControllerServer(network.api())) {
            network.customerTexts(ADA, "STOP");
            assertThat(texts(doors.at()).send(text("Hi"))).isEqualTo(new SendResult.OptedOut());
            network.customerTexts(ADA, "START");
            assertThat(texts(doors.at()).send(text("Hi"))).isInstanceOf(SendResult.Accepted.class);
        }
    }

    @Test
    void a_permanent_error_is_rejected_with_twilios_reason() throws Exception {
        try (var doors = new HttpControllerServer(network.api())) {
            assertThat(texts(doors.at()).send(text("a".repeat(1601)))).isEqualTo(new SendResult.Refused("21617"));
        }
    }

    @Test
    void a_server_error_is_not_retried_and_the_result_is_unknown() throws Exception {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        try (var doors = new HttpControllerServer(new Broken(asked))) {
            assertThat(texts(doors.at()).send(text("Hi"))).isInstanceOf(SendResult.Unknown.class);
            assertThat(asked).hasValue(1);
        }
    }

    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {401, 403, 404, 429})
    void a_wrong_token_or_rate_limit_can_be_retried(int status) throws Exception {
        try (var doors = new HttpControllerServer(new Answers(status))) {
            assertThat(texts(doors.at()).send(text("Hi"))).isInstanceOf(SendResult.Retryable.class);
        }
    }

    @Test
    void a_refused_connection_can_be_retried() throws Exception {
        URI gone;
        try (var doors = new HttpControllerServer(network.api())) {
            gone = doors.at();
        }
        assertThat(texts(gone).send(text("Hi"))).isInstanceOf(SendResult.Retryable.class);
    }

    @Test
    void the_reply_to_a_text_keeps_its_line_breaks() {
        network.customerTexts(ADA, "OUT");
        assertThat(network.reached(ADA)).containsExactly("Two\nlines");
    }

    @org.springframework.web.bind.annotation.RestController
    private record Answers(int status) {

        @org.springframework.web.bind.annotation.PostMapping("/**")
        org.springframework.http.ResponseEntity<String> any() {
            return org.springframework.http.ResponseEntity.status(status).contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                    .body("{\"code\": 20003, \"message\": \"no\", \"status\": " + status + "}");
        }
    }

    @org.springframework.web.bind.annotation.RestController
    private static final class Broken {
        private final java.util.concurrent.atomic.AtomicInteger asked;

        Broken(java.util.concurrent.atomic.AtomicInteger asked) {
            this.asked = asked;
        }

        @org.springframework.web.bind.annotation.PostMapping("/**")
        @org.springframework.web.bind.annotation.ResponseStatus(org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE)
        void any() {
            asked.incrementAndGet();
        }
    }
}
