package org.curbstop.notices.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.OtpChannel;
import org.curbstop.accounts.verification.OtpRequested;
import org.curbstop.accounts.verification.VerificationResult;
import org.curbstop.common.Actor;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.delivery.MessageTransport.SendResult;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.notices.preferences.TextConsentLedger;
import org.curbstop.outages.StormMode;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

@DatabaseTest
class OneTimeCodeSenderTest {

    private static final PhoneNumber ADA = new PhoneNumber("+15035550101");

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final MillbrookCustomers millbrook;
    private final DeliveryRepository deliveries;
    private final TextConsentLedger consent;
    private final OneTimeCodeSender codes;
    private volatile SendResult answer = new SendResult.Accepted("SM1", false);

    OneTimeCodeSenderTest(TestStore database) {
        millbrook = new MillbrookCustomers(database);
        var settings = new NoticeProperties(1000, 1000, Duration.ofSeconds(5), 3, 2, 1000);
        consent = new TextConsentLedger(database.store(), millbrook.clock);
        deliveries = new DeliveryRepository(database.store(), SampleUtility.millbrook(), millbrook.clock);
        MessageTransport texts = new MessageTransport() {
            @Override
            public Delivery.Medium medium() {
                return Delivery.Medium.TEXT;
            }

            @Override
            public SendResult send(Delivery delivery) {
                sent.add(delivery.body());
                return answer;
            }

            @Override
            public Optional<String> find(Delivery delivery) {
                return Optional.empty();
            }
        };
        var renderer = new MessageRenderer(
                new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example")), consent, settings,
                millbrook.clock);
        codes = new OneTimeCodeSender(millbrook.provingIdentity, millbrook.confirmingContacts, renderer, deliveries,
                new DeliveryJob(deliveries, consent, List.of(texts), settings,
                        new CallFallback(deliveries, new LandlineNumbers(database.store(), millbrook.accounts, millbrook.clock), renderer,
                                millbrook.clock),
                        new StormMode(database.store(), SampleUtility.millbrook(), millbrook.audit, millbrook.clock), millbrook.clock),
                millbrook.clock);
    }

    private OtpRequested wanted() {
        var challenge = millbrook.provingIdentity.startChallenge(new IdentityClaim.ByPhone(ADA), Actor.SYSTEM);
        millbrook.provingIdentity.requestCode(challenge.id(), OtpChannel.TEXT);
        return new OtpRequested(challenge.id(), OtpChannel.TEXT, millbrook.clock.instant());
    }

    @Test
    void the_code_is_only_in_the_text_message_and_not_stored() {
        OtpRequested wanted = wanted();
        codes.on(wanted);
        var digits = Pattern.compile("code is (\\d{6})").matcher(sent.getFirst());
        assertThat(digits.find()).isTrue();
        assertThat(deliveries.listByAddress(ADA.e164(), 5)).hasSize(1).first().satisfies(stored -> {
            assertThat(stored.body()).contains("******").doesNotContain(digits.group(1));
            assertThat(stored.state()).isEqualTo(State.ACCEPTED);
        });
        assertThat(millbrook.provingIdentity.verifyCode(wanted.challenge(), digits.group(1)))
                .isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void a_repeated_event_sends_no_second_code() {
        OtpRequested wanted = wanted();
        codes.on(wanted);
        codes.on(wanted);
        assertThat(sent).hasSize(1);
        assertThat(millbrook.provingIdentity.verifyCode(wanted.challenge(), sent.getFirst().replaceAll(".*code is (\\d{6}).*", "$1")))
                .isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void a_code_that_may_be_lost_is_not_resent_automatically() {
        answer = new SendResult.Unknown("no answer");
        codes.on(wanted());
        assertThat(sent).hasSize(1);
        assertThat(deliveries.listByAddress(ADA.e164(), 5).getFirst().state()).isEqualTo(State.UNDELIVERED);
        assertThat(deliveries.listDue(Delivery.Medium.TEXT, 10, false)).isEmpty();
    }

    @Test
    void a_number_that_opted_out_gets_no_code() {
        consent.record(ADA, TextConsent.ConsentChange.STOPPED, "SM1");
        codes.on(wanted());
        assertThat(sent).isEmpty();
    }
}
