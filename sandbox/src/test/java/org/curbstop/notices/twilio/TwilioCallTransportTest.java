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
import org.curbstop.sandbox.twilio.PhoneCall;
import org.curbstop.sandbox.twilio.TestCallNetwork;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

/** Runs Twilio's own SDK against the simulated call network. */
class TwilioCallTransportTest {

    private static final String LANDLINE = "+15035550147";
    private static final NoticeProperties SETTINGS = new NoticeProperties(10, 10, Duration.ofSeconds(10), 3, 2, 1);

    private final ApplicationUrls addresses = TestApplicationUrls.at("https://millbrook.example");
    private final TwilioAccount account = FakeTwilioAccount.account(addresses);
    private final TestCallNetwork network = new TestCallNetwork(account);

    private static Delivery call(String to, Instant due) {
        return new Delivery("ntc_0000000000", 0, "k|TEXT|" + to, NoticeKind.OUTAGE_RESTORED, Delivery.Medium.CALL, to, Language.ENGLISH, "",
                "Power is back.", "7k2pqx", Delivery.State.SENDING, 1, due, due, null, 1, null, null, null);
    }

    private TwilioCallTransport calls(URI base) {
        return new TwilioCallTransport(account, addresses, SETTINGS, () -> Optional.of(base.resolve("/sandbox/twilio")));
    }

    @Test
    void a_call_is_placed_answered_and_found_again() throws Exception {
        try (var server = new HttpControllerServer(network.api())) {
            Instant due = Instant.now();
            var begun = (SendResult.Accepted) calls(server.at()).send(call(LANDLINE, due));
            assertThat(begun.arrived()).isFalse();
            PhoneCall ringing = network.phone.callsTo(LANDLINE).getFirst();
            assertThat(ringing.waiting()).isEqualTo(new PhoneCall.CallState.Ringing(LANDLINE, 30));
            ringing.answeredByMachine();
            assertThat(network.webhooks).extracting(sent -> sent.at()).containsExactly(
                    "https://millbrook.example/twilio/voice/notice?delivery=ntc_0000000000",
                    "https://millbrook.example/twilio/voice/notice/ended?delivery=ntc_0000000000");
            assertThat(network.webhooks.getFirst().fields()).containsEntry("AnsweredBy", "machine_end_beep")
                    .containsEntry("Direction", "outbound-api").containsEntry("To", LANDLINE).containsEntry("CallSid", begun.providerId());
            assertThat(calls(server.at()).find(call(LANDLINE, due))).contains(begun.providerId());
            assertThat(calls(server.at()).find(call(LANDLINE, due.plusSeconds(600)))).as("an attempt that is due later").isEmpty();
        }
    }

    @Test
    void rejected_numbers_and_connection_failures_are_distinguished() throws Exception {
        try (var server = new HttpControllerServer(network.api())) {
            assertThat(calls(server.at()).send(call("+1", Instant.now()))).isEqualTo(new SendResult.Refused("21211"));
        }
        assertThat(calls(URI.create("http://127.0.0.1:1")).send(call(LANDLINE, Instant.now())))
                .isEqualTo(new SendResult.Retryable("no connection"));
    }
}
