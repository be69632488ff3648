package org.curbstop.notices.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.verification.ConfirmingContacts;
import org.curbstop.accounts.verification.ContactOtpRequested;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.OtpChannel;
import org.curbstop.accounts.verification.OtpRequested;
import org.curbstop.accounts.verification.VerificationResult;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
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
    private final List<String> called = Collections.synchronizedList(new ArrayList<>());
    private final TestStore store;
    private final MillbrookCustomers millbrook;
    private final DeliveryRepository deliveries;
    private final TextConsentLedger consent;
    private final OneTimeCodeSender codes;
    private volatile SendResult answer = new SendResult.Accepted("SM1", false);

    OneTimeCodeSenderTest(TestStore database) {
        store = database;
        millbrook = new MillbrookCustomers(database);
        var settings = new NoticeProperties(1000, 1000, Duration.ofSeconds(5), 3, 2, 1000);
        consent = new TextConsentLedger(database.store(), millbrook.clock);
        deliveries = new DeliveryRepository(database.store(), SampleUtility.millbrook(), millbrook.clock);
        var renderer = new MessageRenderer(
                new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example")), consent, settings,
                millbrook.clock);
        codes = new OneTimeCodeSender(millbrook.provingIdentity, millbrook.confirmingContacts, renderer, deliveries,
                new DeliveryJob(deliveries, consent, List.of(network(Delivery.Medium.TEXT), network(Delivery.Medium.CALL)), settings,
                        new CallFallback(deliveries, new LandlineNumbers(database.store(), millbrook.accounts, millbrook.clock), renderer,
                                millbrook.clock),
                        new StormMode(database.store(), SampleUtility.millbrook(), millbrook.audit, millbrook.clock), millbrook.clock),
                millbrook.clock);
    }

    private MessageTransport network(Delivery.Medium medium) {
        return new MessageTransport() {
            @Override
            public Delivery.Medium medium() {
                return medium;
            }

            @Override
            public SendResult send(Delivery delivery) {
                (medium == Delivery.Medium.CALL ? called : sent).add(delivery.body());
                return medium == Delivery.Medium.CALL ? new SendResult.Accepted("CA1", false) : answer;
            }

            @Override
            public Optional<String> find(Delivery delivery) {
                return Optional.empty();
            }
        };
    }

    private OtpRequested wanted() {
        return wanted(ADA, OtpChannel.TEXT);
    }

    private OtpRequested wanted(PhoneNumber claimed, OtpChannel by) {
        var challenge = millbrook.provingIdentity.startChallenge(new IdentityClaim.ByPhone(claimed), Actor.SYSTEM);
        millbrook.provingIdentity.requestCode(challenge.id(), by);
        return new OtpRequested(challenge.id(), by, millbrook.clock.instant());
    }

    private Delivery lastTo(PhoneNumber phone) {
        return deliveries.listByAddress(phone.e164(), 5).getFirst();
    }

    /** Returns the call to a number, once it has been made. */
    private Delivery callTo(PhoneNumber phone) {
        return await().until(() -> deliveries.listByAddress(phone.e164(), 5).stream()
                .filter(each -> each.means() == Delivery.Medium.CALL && each.state() == State.ACCEPTED).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Answers the call and presses 1. */
    private String hear(Delivery call) {
        var digits = Pattern.compile("code is (\\d(?:, \\d){5})\\.").matcher(codes.speakCode(call).orElseThrow());
        assertThat(digits.find()).isTrue();
        return digits.group(1).replace(", ", "");
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

    @Test
    void a_code_by_phone_call_is_created_when_somebody_asks_to_hear_it() {
        OtpRequested wanted = wanted(ADA, OtpChannel.CALL);
        codes.on(wanted);
        codes.on(wanted);
        Delivery call = callTo(ADA);
        assertThat(call.means()).isEqualTo(Delivery.Medium.CALL);
        assertThat(called).hasSize(1).allSatisfy(body -> assertThat(body).doesNotContainPattern("\\d"));
        assertThat(sent).isEmpty();
        String first = hear(call);
        String second = hear(call);
        assertThat(lastTo(ADA)).isEqualTo(call);
        assertThat(first).isNotEqualTo(second);
        assertThat(millbrook.provingIdentity.verifyCode(wanted.challenge(), second)).isInstanceOf(VerificationResult.Verified.class);
        assertThat(codes.speakCode(call)).as("no longer needed").isEmpty();
    }

    @Test
    void a_phone_that_takes_no_texts_is_called() {
        PhoneNumber landline = new PhoneNumber("+15035550145");
        millbrook.accounts.add(Person.of("Ed Brandt", Language.ENGLISH, Contact.phone(landline, false)));
        OtpRequested wanted = wanted(landline, OtpChannel.TEXT);
        codes.on(wanted);
        assertThat(millbrook.provingIdentity.verifyCode(wanted.challenge(), hear(callTo(landline))))
                .isInstanceOf(VerificationResult.Verified.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void a_text_that_the_network_refuses_becomes_a_call() {
        answer = new SendResult.Refused("21614");
        OtpRequested wanted = wanted();
        codes.on(wanted);
        assertThat(sent).hasSize(1);
        assertThat(lastTo(ADA)).satisfies(call -> {
            assertThat(call.means()).isEqualTo(Delivery.Medium.CALL);
            assertThat(call.body()).doesNotContainPattern("\\d");
        });
        assertThat(millbrook.provingIdentity.verifyCode(wanted.challenge(), hear(lastTo(ADA))))
                .isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void a_code_is_spoken_for_ten_minutes_and_only_in_its_own_call() {
        codes.on(wanted());
        assertThat(codes.speakCode(lastTo(ADA))).as("a text").isEmpty();
        codes.on(wanted(ADA, OtpChannel.CALL));
        Delivery call = callTo(ADA);
        millbrook.clock.advance(Duration.ofMinutes(10));
        assertThat(codes.speakCode(call)).isEmpty();
    }

    @Test
    void a_landline_in_the_profile_is_confirmed_by_a_call() {
        Contact landline = Contact.phone(new PhoneNumber("+15035550146"), false);
        Actor ada = Actor.customer(Channel.PORTAL, "203.0.113.1", millbrook.ada.id());
        millbrook.confirmingContacts.requestCode(millbrook.ada.id(), landline, ada);
        store.told().stream().filter(ContactOtpRequested.class::isInstance).map(ContactOtpRequested.class::cast).forEach(codes::on);
        assertThat(millbrook.confirmingContacts.confirm(millbrook.ada.id(), landline,
                hear(callTo(new PhoneNumber("+15035550146"))), ada)).isInstanceOf(ConfirmingContacts.ConfirmationResult.Confirmed.class);
    }
}
