package org.curbstop.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.voice.ScriptedReplies.ask;
import static org.curbstop.voice.ScriptedReplies.tell;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.UserInput;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKind;
import org.curbstop.sandbox.twilio.PhoneCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoticeCallControllerTest {

    private static final String LANDLINE = "+15035550147";
    private static final String BODY = "Power at 12 Alder St should be back.";
    private static final BotResponse.AnswerChoice YES = new BotResponse.AnswerChoice("yes", "Yes", "1");
    private static final BotResponse.AnswerChoice NO = new BotResponse.AnswerChoice("no", "No", "2");

    private final ScriptedPhoneLine line = new ScriptedPhoneLine();
    private PhoneCall call;

    private PhoneCall ring(NoticeKind kind, Language language, String to) {
        line.calledWith.put("ntc_1", new Delivery("ntc_1", 0, "k", kind, Delivery.Medium.CALL, LANDLINE, language, "", BODY, "7k2pqx",
                Delivery.State.SENDING, 1, Instant.EPOCH, Instant.EPOCH, null, 1, null, null, null));
        call = line.phone.ring(to, URI.create(ScriptedPhoneLine.PUBLIC + VoiceWebhookPaths.NOTICE + "?delivery=ntc_1"),
                Optional.of(URI.create(ScriptedPhoneLine.PUBLIC + VoiceWebhookPaths.NOTICE_ENDED + "?delivery=ntc_1")), 30);
        return call;
    }

    @AfterEach
    void every_document_of_the_call_is_valid_twiml() {
        assertThat(call.problems()).isEmpty();
    }

    @Test
    void a_person_who_answers_is_asked_whether_service_is_back() {
        line.talk.in(Language.SPANISH).replies(ask(SlotType.YES_NO, "¿Ya tiene servicio?", YES, NO)).replies(tell("Gracias."),
                new BotResponse.End());
        ring(NoticeKind.OUTAGE_RESTORED, Language.SPANISH, LANDLINE).answered();
        assertThat(call.lastPrompt()).isEqualTo(BODY + " ¿Ya tiene servicio?");
        var opened = line.talk.heard.getFirst();
        assertThat(opened.heard()).isEqualTo(new UserInput.SessionOpened("back-on"));
        assertThat(opened.who().phone()).contains(new PhoneNumber(LANDLINE));
        assertThat(opened.who().language()).contains(Language.SPANISH);
        call.press("1");
        assertThat(line.talk.heard.get(1).heard()).isEqualTo(new UserInput.KeypadDigits("1"));
        assertThat(line.talk.heard.get(1).who().phone()).contains(new PhoneNumber(LANDLINE));
        assertThat(call.isOver()).isTrue();
        assertThat(line.callEnds).containsExactly("ntc_1 completed");
    }

    @Test
    void the_answer_may_be_spoken() {
        line.talk.replies(ask(SlotType.YES_NO, "Are you back on?", YES, NO));
        ring(NoticeKind.OUTAGE_RESTORED, Language.ENGLISH, LANDLINE).answered().say("no we are not");
        assertThat(line.talk.heard.get(1).heard()).isInstanceOf(UserInput.Utterance.class);
    }

    @Test
    void an_answering_machine_gets_the_notice_without_a_question() {
        ring(NoticeKind.OUTAGE_RESTORED, Language.ENGLISH, LANDLINE).answeredByMachine();
        assertThat(call.lastPrompt()).startsWith(BODY).contains("please call us at");
        assertThat(call.isOver()).isTrue();
        assertThat(line.talk.heard).noneMatch(turn -> turn.heard() instanceof UserInput.SessionOpened);
    }

    @Test
    void a_notice_is_read_twice_and_nine_stops_the_calls() {
        ring(NoticeKind.OUTAGE_ETA, Language.ENGLISH, LANDLINE).answered();
        assertThat(call.lastPrompt()).startsWith(BODY + " Once more: " + BODY).contains("press 9");
        call.press("9");
        assertThat(line.stopped).containsExactly(new PhoneNumber(LANDLINE));
        assertThat(call.isOver()).isTrue();
    }

    @Test
    void a_code_is_spoken_to_whoever_presses_one() {
        line.spokenCode = Optional.of("Your code is 4, 8, 2, 9, 1, 0.");
        ring(NoticeKind.CODE, Language.ENGLISH, LANDLINE).answered();
        assertThat(call.lastPrompt()).startsWith("This is Millbrook")
                .contains("or to confirm this number", "press 1 to hear the code").doesNotContain("4, 8")
                .doesNotContain(BODY);
        call.press("1");
        assertThat(call.lastPrompt()).isEqualTo("Your code is 4, 8, 2, 9, 1, 0.");
        assertThat(call.isOver()).isTrue();
    }

    @Test
    void a_code_is_not_spoken_to_a_machine_or_after_another_key() {
        line.spokenCode = Optional.of("Your code is 4, 8, 2, 9, 1, 0.");
        assertThat(ring(NoticeKind.CODE, Language.SPANISH, LANDLINE).answeredByMachine().twiml()).doesNotContain("<Say");
        assertThat(ring(NoticeKind.CODE, Language.SPANISH, LANDLINE).answered().press("9").twiml()).doesNotContain("4, 8");
        assertThat(line.stopped).isEmpty();
        assertThat(ring(NoticeKind.CODE, Language.SPANISH, LANDLINE).answered().silence().lastPrompt()).isEqualTo("Adiós.");
    }

    @Test
    void a_wrong_key_is_asked_once_more_for_the_code() {
        line.spokenCode = Optional.of("Your code is 4, 8, 2, 9, 1, 0.");
        ring(NoticeKind.CODE, Language.ENGLISH, LANDLINE).answered().press("9");
        assertThat(call.lastPrompt()).contains("press 1 to hear the code");
        assertThat(call.press("1").lastPrompt()).isEqualTo("Your code is 4, 8, 2, 9, 1, 0.");
        ring(NoticeKind.CODE, Language.ENGLISH, LANDLINE).answered().press("9").press("2");
        assertThat(call.isOver()).isTrue();
    }

    @Test
    void a_code_that_is_no_longer_needed_is_not_spoken() {
        ring(NoticeKind.CODE, Language.SPANISH, LANDLINE).answered().press("1");
        assertThat(call.lastPrompt()).startsWith("Este código ya no hace falta.");
    }

    @Test
    void a_call_without_a_key_press_ends_with_goodbye() {
        ring(NoticeKind.OUTAGE_KNOWN, Language.SPANISH, LANDLINE).answered().silence();
        assertThat(call.lastPrompt()).isEqualTo("Adiós.");
        assertThat(line.stopped).isEmpty();
    }

    @Test
    void an_unanswered_call_is_reported_with_the_network_status() {
        ring(NoticeKind.OUTAGE_KNOWN, Language.ENGLISH, LANDLINE).busy();
        ring(NoticeKind.OUTAGE_KNOWN, Language.ENGLISH, LANDLINE).silence();
        assertThat(line.callEnds).containsExactly("ntc_1 busy", "ntc_1 no-answer");
    }

    @Test
    void another_number_does_not_hear_the_notice() {
        ring(NoticeKind.OUTAGE_RESTORED, Language.ENGLISH, "+15035550199").answered();
        assertThat(call.twiml()).doesNotContain(BODY);
        line.calledWith.clear();
        ring(NoticeKind.OUTAGE_RESTORED, Language.ENGLISH, LANDLINE);
        line.calledWith.clear();
        assertThat(call.answered().twiml()).doesNotContain(BODY);
    }

    @Test
    void a_forged_notice_call_is_refused() {
        ring(NoticeKind.OUTAGE_RESTORED, Language.ENGLISH, LANDLINE);
        var answer = line.post(URI.create(ScriptedPhoneLine.PUBLIC + VoiceWebhookPaths.NOTICE + "?delivery=ntc_1"),
                Map.of("CallSid", "CA1", "Direction", "outbound-api", "From", "+15035550123", "To", LANDLINE), "");
        assertThat(answer.status()).isEqualTo(403);
    }
}
