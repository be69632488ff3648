package org.curbstop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.UserInput;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.SmsSegments;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.OutagesForTests;
import org.curbstop.store.DatabaseTest;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@DatabaseTest
class TextLineTest extends TextLineFixture {

    @Test
    void a_text_reaches_the_conversation_and_gets_its_reply() {
        assertThat(text("my power is out at 12 Alder St")).contains("<Message><Body>Hello.</Body></Message>");
        assertThat(heard).containsExactly(UserInput.Utterance.typed("my power is out at 12 Alder St"));
        assertThat(whos.getFirst().conversationKey()).isEqualTo("+15035550199|" + ADA);
    }

    @ParameterizedTest
    @CsvSource({"OUT,report-outage,en", "out.,report-outage,en", "LUZ,report-outage,es", "apagón,report-outage,es",
            "STATUS,outage-status,en", "estado,outage-status,es",
        "PAY,pay-bill,en", "Pagar,pay-bill,es", "BAL,check-balance,en", "SALDO,check-balance,es", "AGENT,talk-to-person,en"})
    void a_keyword_opens_its_task_in_its_language(String word, String task, String language) {
        text(word);
        assertThat(heard).containsExactly(new UserInput.SessionOpened(task, word));
        assertThat(whos.getFirst().language()).contains(new Language(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", "CANCEL", "END"})
    void a_stop_keyword_of_the_network_is_recorded_and_answered_once(String word) {
        assertThat(text(word)).contains("you will get no more texts").contains("START");
        assertThat(text(word, "SM7", Map.of())).doesNotContain("<Message");
        assertThat(consent.entries).extracting(TextConsent.ConsentEntry::choice).containsOnly(TextConsent.ConsentChange.STOPPED);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_stop_answered_by_the_network_is_not_answered_twice() {
        assertThat(text("STOP", "SM8", Map.of("OptOutType", "STOP"))).doesNotContain("<Message");
        assertThat(consent.entries).extracting(TextConsent.ConsentEntry::choice).containsExactly(TextConsent.ConsentChange.STOPPED);
    }

    @Test
    void what_the_network_stopped_or_started_is_recorded_whatever_the_words() {
        assertThat(text("enough now", "SM8", Map.of("OptOutType", "STOP"))).doesNotContain("<Message");
        assertThat(text("hello again", "SM9", Map.of("OptOutType", "START"))).doesNotContain("<Message");
        assertThat(consent.entries).extracting(TextConsent.ConsentEntry::choice).containsExactly(TextConsent.ConsentChange.STOPPED,
                TextConsent.ConsentChange.STARTED);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_yes_that_the_network_takes_as_start_still_answers() {
        text("YES", "SM8", Map.of("OptOutType", "START"));
        assertThat(heard).containsExactly(UserInput.Utterance.typed("YES"));
    }

    @Test
    void a_stop_with_a_number_stops_the_texts() {
        assertThat(text("STOP 12345")).contains("you will get no more texts");
        assertThat(heard).isEmpty();
    }

    @Test
    void an_opt_out_in_other_words_is_confirmed_in_its_language() {
        assertThat(text("please stop texting me")).contains("you will get no more texts");
        assertThat(text("ya no me escriban")).contains("no recibirá más mensajes");
        assertThat(heard).isEmpty();
    }

    @Test
    void yes_is_an_answer_but_opts_in_again_after_a_stop() {
        text("YES");
        assertThat(heard).containsExactly(UserInput.Utterance.typed("YES"));
        text("STOP");
        assertThat(text("YES", "SM9", Map.of())).doesNotContain("<Message");
        assertThat(consent.entries).extracting(TextConsent.ConsentEntry::choice).containsExactly(TextConsent.ConsentChange.STOPPED,
                TextConsent.ConsentChange.STARTED);
    }

    @Test
    void a_question_after_stop_is_still_answered() {
        text("STOP");
        assertThat(text("gas smell at 12 Alder")).contains("Hello.");
    }

    /** Ada's report, whose outage is over. */
    private void restored() {
        var report = outages.reporting.report(
                new NewOutageReport("SM1", ServiceType.ELECTRIC, Optional.empty(), Optional.of(outages.millbrook.adas.premise().address()),
                        Optional.empty(), Optional.empty(), Optional.of(new PhoneNumber(ADA)), Set.of(), org.curbstop.common.Channel.TEXT,
                        Language.ENGLISH));
        outages.staffOutages.restore(report.outage().orElseThrow().id(), OutagesForTests.OSCAR);
    }

    private static Delivery restorationNotice(Delivery.State state, Instant at) {
        return new Delivery("ntc_0000000000", 0, "k", NoticeKind.OUTAGE_RESTORED, Delivery.Medium.TEXT, ADA, Language.ENGLISH, "", "",
                "7k2pqx", state, 1, at, at, null, 1, "SM0", at, null);
    }

    @Test
    void the_restoration_answer_is_stored_with_the_report() {
        restored();
        text("NO", "SM2", Map.of());
        assertThat(heard).as("nothing was asked yet: the text goes to the conversation").hasSize(1);
        lastTold = Optional.of(restorationNotice(Delivery.State.DELIVERED, Instant.EPOCH));
        assertThat(text("No", "SM3", Map.of())).contains("you are still out");
        assertThat(outages.outages.findReportToConfirm(new PhoneNumber(ADA))).isEmpty();
        text("No", "SM4", Map.of());
        assertThat(heard).hasSize(2);
    }

    @Test
    void a_yes_to_a_later_question_is_no_restoration_answer() {
        restored();
        var asked = Instant.parse("2026-11-22T20:00:00Z");
        lastTold = Optional.of(restorationNotice(Delivery.State.DELIVERED, asked));
        lastTurn = Optional.of(asked.plusSeconds(60));
        assertThat(text("yes", "SM2", Map.of())).contains("Hello.");
        assertThat(heard).containsExactly(UserInput.Utterance.typed("yes"));
        assertThat(outages.outages.findReportToConfirm(new PhoneNumber(ADA))).isPresent();

        lastTurn = Optional.of(asked.minusSeconds(60));
        assertThat(text("yes", "SM3", Map.of())).contains("Thank you for telling us");
        assertThat(outages.outages.findReportToConfirm(new PhoneNumber(ADA))).isEmpty();
    }

    @Test
    void a_yes_before_the_restoration_notice_is_sent_goes_to_the_conversation() {
        restored();
        lastTold = Optional.of(restorationNotice(Delivery.State.WAITING, Instant.parse("2026-11-23T16:00:00Z")));
        assertThat(text("yes", "SM2", Map.of())).contains("Hello.");
        assertThat(outages.outages.findReportToConfirm(new PhoneNumber(ADA))).isPresent();
    }

    @Test
    void help_is_answered_unless_the_network_has_answered_it() {
        assertThat(text("HELP")).contains("Text OUT");
        assertThat(text("ayuda")).contains("LUZ para reportar");
        assertThat(text("HELP", "SM2", Map.of("OptOutType", "HELP"))).doesNotContain("<Message");
    }

    @Test
    void verify_confirms_only_messages_that_we_sent() {
        assertThat(text("VERIFY 7k2pqx")).contains("yes, we sent that message on Nov 22, 2026").contains("a receipt");
        assertThat(text("verificar 7K2PQX")).contains("el recibo de un pago");
        assertThat(text("VERIFY 000000")).contains("no message with that code");
        assertThat(heard).isEmpty();
    }

    @Test
    void a_card_request_becomes_a_link_at_the_end_of_the_text() {
        reply = List.of(new BotResponse.Message("k", "You owe $84.12.", BotResponse.Message.Tone.PLAIN),
                new BotResponse.CardRequest("pay_1", org.curbstop.common.Money.usd("84.12"), "Pay here:", "https://u.example/pay/with/abc"),
                new BotResponse.End());
        assertThat(text("pay please")).contains("You owe $84.12.\nPay here:\nhttps://u.example/pay/with/abc");
    }

    @Test
    void a_reply_too_long_for_one_message_is_split_at_a_line() {
        reply = List.of(new BotResponse.Message("k", "a".repeat(1000), BotResponse.Message.Tone.PLAIN),
                new BotResponse.Message("k", "b".repeat(1000), BotResponse.Message.Tone.PLAIN));
        String twiml = text("tell me all");
        assertThat(twiml.split("<Message>")).hasSize(3);
        assertThat(twiml).contains("a".repeat(1000) + "</Body>");
    }

    @Test
    void a_photo_that_cannot_be_fetched_is_reported_and_credentials_stay_private() {
        assertThat(text("", "SM1", Map.of("NumMedia", "1", "MediaUrl0", "https://evil.example/x.png", "MediaContentType0", "image/png")))
                .contains("we could not take that. Please send a JPEG or PNG photo");
        assertThat(heard).isEmpty();
    }

    @Test
    void delivery_reports_reach_the_notices() throws Exception {
        doors.perform(
                MockMvcRequestBuilders.post("/twilio/status?delivery=ntc_1").param("MessageSid", "SM1").param("MessageStatus", "delivered"))
                .andReturn();
        assertThat(reports).containsExactly("ntc_1 SM1 delivered ");
    }

    @Test
    void every_text_prompt_exists_in_every_language_within_two_segments() {
        var words = new SmsPrompts(SampleUtility.millbrook());
        Map<String, Object> facts = Map.of("when", java.time.Instant.EPOCH, "about", "un pago que no se completó");
        for (Language language : SampleUtility.millbrook().languages()) {
            for (String key : List.of("stopped", "started", "back.yes", "back.no", "help", "trouble", "late", "busy",
                    "verify.ours", "verify.unknown",
                    "photo.refused")) {
                String said = SmsSegments.fitted(words.text(key, language, facts), 2);
                assertThat(said).doesNotContain("{");
                assertThat(SmsSegments.of(said).count()).as(language + " " + key).isLessThanOrEqualTo(2);
            }
        }
    }
}
