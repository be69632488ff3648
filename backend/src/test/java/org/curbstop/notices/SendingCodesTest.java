package org.curbstop.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.accounts.Claim;
import org.curbstop.accounts.CodeBy;
import org.curbstop.accounts.CodeWanted;
import org.curbstop.accounts.Neighbours;
import org.curbstop.accounts.Proof;
import org.curbstop.common.Asker;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Carrier.Attempt;
import org.curbstop.notices.Delivery.State;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestAddresses;
import org.junit.jupiter.api.Test;

@StoreTest
class SendingCodesTest {

    private static final PhoneNumber ADA = new PhoneNumber("+15035550101");

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final Neighbours town;
    private final Deliveries deliveries;
    private final ConsentLedger consent;
    private final SendingCodes codes;
    private volatile Attempt answer = new Attempt.Accepted("SM1", false);

    SendingCodesTest(TestStore database) {
        town = new Neighbours(database);
        var settings = new NoticeSettings(1000, 1000, Duration.ofSeconds(5), 3, 2);
        consent = new ConsentLedger(database.store(), town.clock);
        deliveries = new Deliveries(database.store(), SampleUtility.millbrook(), town.clock);
        Carrier texts = new Carrier() {
            @Override
            public Delivery.Means means() {
                return Delivery.Means.TEXT;
            }

            @Override
            public Attempt carry(Delivery delivery) {
                sent.add(delivery.body());
                return answer;
            }

            @Override
            public Optional<String> find(Delivery delivery) {
                return Optional.empty();
            }
        };
        var composing = new Composing(new NoticeWords(SampleUtility.millbrook(), TestAddresses.at("https://millbrook.example")), consent, settings, town.clock);
        codes = new SendingCodes(town.proving, town.confirming, composing, deliveries, new Despatch(deliveries, consent, List.of(texts), settings, town.clock), town.clock);
    }

    private CodeWanted wanted() {
        var challenge = town.proving.begin(new Claim.ByPhone(ADA), Asker.SYSTEM);
        town.proving.sendCode(challenge.id(), CodeBy.TEXT);
        return new CodeWanted(challenge.id(), CodeBy.TEXT, town.clock.instant());
    }

    @Test
    void the_code_is_in_the_text_and_in_no_document() {
        CodeWanted wanted = wanted();
        codes.on(wanted);
        var digits = Pattern.compile("code is (\\d{6})").matcher(sent.getFirst());
        assertThat(digits.find()).isTrue();
        assertThat(deliveries.to(ADA.e164(), 5)).hasSize(1).first().satisfies(stored -> {
            assertThat(stored.body()).contains("******").doesNotContain(digits.group(1));
            assertThat(stored.state()).isEqualTo(State.ACCEPTED);
        });
        assertThat(town.proving.answerCode(wanted.challenge(), digits.group(1))).isInstanceOf(Proof.Proved.class);
    }

    @Test
    void an_event_that_comes_again_sends_no_second_code() {
        CodeWanted wanted = wanted();
        codes.on(wanted);
        codes.on(wanted);
        assertThat(sent).hasSize(1);
        assertThat(town.proving.answerCode(wanted.challenge(), sent.getFirst().replaceAll(".*code is (\\d{6}).*", "$1"))).isInstanceOf(Proof.Proved.class);
    }

    @Test
    void a_code_that_may_be_lost_is_not_sent_again_by_itself() {
        answer = new Attempt.Unsure("no answer");
        codes.on(wanted());
        assertThat(sent).hasSize(1);
        assertThat(deliveries.to(ADA.e164(), 5).getFirst().state()).isEqualTo(State.UNDELIVERED);
        assertThat(deliveries.due(Delivery.Means.TEXT, 10)).isEmpty();
    }

    @Test
    void a_number_that_said_stop_gets_no_code() {
        consent.note(ADA, Consent.Choice.STOPPED, "SM1");
        codes.on(wanted());
        assertThat(sent).isEmpty();
    }
}
