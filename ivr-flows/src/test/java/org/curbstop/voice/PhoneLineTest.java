package org.curbstop.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.voice.ScriptedReplies.ask;
import static org.curbstop.voice.ScriptedReplies.card;
import static org.curbstop.voice.ScriptedReplies.danger;
import static org.curbstop.voice.ScriptedReplies.tell;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.UserInput;
import org.curbstop.sandbox.twilio.PhoneCall;
import org.curbstop.sandbox.twilio.SandboxPhone;
import org.curbstop.sandbox.twilio.TwimlValidator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhoneLineTest {

    private static final String ADA = "+15035550101";
    private static final BotResponse.AnswerChoice YES = new BotResponse.AnswerChoice("yes", "Yes", "1");
    private static final BotResponse.AnswerChoice NO = new BotResponse.AnswerChoice("no", "No", "2");

    private final ScriptedPhoneLine line = new ScriptedPhoneLine();
    private PhoneCall call;

    @AfterEach
    void every_document_of_the_call_is_valid_twiml() {
        if (call != null) {
            assertThat(call.problems()).isEmpty();
        }
    }

    private UserInput heard(int turn) {
        return line.talk.heard.get(turn).heard();
    }

    @Test
    void a_call_opens_the_main_menu_and_keys_answer_it() {
        line.talk.replies(tell("Welcome."), ask(SlotType.YES_NO, "Is that right? Yes, press 1.", YES, NO)).replies(tell("Good."),
                new BotResponse.End());
        call = line.phone.dial(ADA);
        assertThat(call.lastPrompt()).isEqualTo("Welcome. Is that right? Yes, press 1.");
        assertThat(heard(0)).isEqualTo(new UserInput.SessionOpened(""));
        assertThat(line.talk.heard.getFirst().who().phone()).map(Object::toString).contains("+…01");
        call.press("1");
        assertThat(heard(1)).isEqualTo(new UserInput.KeypadDigits("1"));
        assertThat(call.lastPrompt()).isEqualTo("Good.");
        assertThat(call.isOver()).isTrue();
    }

    @Test
    void speech_is_passed_on_with_its_confidence() {
        line.talk.replies(ask(SlotType.WORDS, "What can I do for you?"));
        call = line.phone.dial(ADA).say("my power is out", 0.7);
        assertThat(heard(1)).isEqualTo(new UserInput.Utterance("my power is out", 0.7));
    }

    @Test
    void silence_reaches_the_conversation_as_silence() {
        line.talk.replies(ask(SlotType.WORDS, "What can I do for you?"));
        call = line.phone.dial(ADA).silence();
        assertThat(heard(1)).isEqualTo(new UserInput.Silence());
    }

    @ParameterizedTest
    @EnumSource(SlotType.class)
    void every_kind_of_question_takes_keys_and_speech(SlotType expected) {
        line.talk.replies(ask(expected, "Well?", YES, NO));
        call = line.phone.dial(ADA);
        assertThat(call.waiting()).isInstanceOfSatisfying(PhoneCall.CallState.Input.class, input -> {
            assertThat(input.keys()).isTrue();
            assertThat(input.speech()).isTrue();
            assertThat(input.seconds()).isBetween(5, 10);
        });
        call.press("12#");
        assertThat(heard(1)).isInstanceOf(UserInput.KeypadDigits.class);
    }

    @Test
    void a_withheld_number_is_not_used_as_a_phone_number() {
        call = line.phone.dial(SandboxPhone.WITHHELD);
        assertThat(line.talk.heard.getFirst().who().phone()).isEmpty();
        assertThat(line.talk.heard.getFirst().who().origin()).isEqualTo("withheld");
    }

    @Test
    void a_number_that_failed_caller_id_validation_is_ignored() {
        for (String found : List.of("TN-Validation-Failed-A", "TN-Validation-Failed-C", "TN-Validation-Passed-A", "No-TN-Validation")) {
            line.post(URI.create(ScriptedPhoneLine.PUBLIC + VoiceWebhookPaths.INCOMING),
                    Map.of("CallSid", "CA" + found, "From", ADA, "StirVerstat", found), "");
            assertThat(line.talk.heard.getLast().who().phone().isEmpty()).as(found).isEqualTo(found.contains("Failed"));
        }
    }

    @Test
    void a_hazard_warning_cannot_be_interrupted() {
        line.talk.replies(danger("Leave the house."), ask(SlotType.YES_NO, "Are you safe?", YES, NO));
        call = line.phone.dial(ADA);
        assertThat(call.twiml().indexOf("Leave the house.")).isPositive().isLessThan(call.twiml().indexOf("<Gather"));
    }

    @Test
    void spanish_uses_a_spanish_voice_and_speech_recognizer() {
        line.talk.in(Language.SPANISH).replies(ask(SlotType.YES_NO, "¿Es correcto?", new BotResponse.AnswerChoice("yes", "Sí", "1")));
        call = line.phone.dial(ADA);
        assertThat(call.transcript()).anyMatch(said -> said.text().equals("¿Es correcto?") && said.lang().equals("es-US"));
        assertThat(call.twiml()).contains("voice=\"Polly.Lupe-Neural\"").contains("<Gather").contains("language=\"es-US\"")
                .contains("agente");
    }

    @Test
    void each_language_is_offered_in_its_own_voice() {
        line.talk.replies(new BotResponse.Question("language", SlotType.CHOICE, "For English, press 1. Para español, oprima 2.", "",
                List.of(new BotResponse.AnswerChoice("en", "English", "1"), new BotResponse.AnswerChoice("es", "Español", "2")),
                "", ""));
        call = line.phone.dial(ADA);
        assertThat(call.transcript()).anyMatch(said -> said.text().equals("For English, press 1.") && said.lang().equals("en-US"))
                .anyMatch(said -> said.text().equals("Para español, oprima 2.") && said.lang().equals("es-US"));
    }

    @Test
    void a_slow_conversation_uses_a_slower_speech_rate() {
        line.talk.slowly().replies(ask(SlotType.WORDS, "Please say that again."));
        call = line.phone.dial(ADA);
        assertThat(call.transcript()).anyMatch(said -> said.text().equals("Please say that again.") && said.rate() == 0.8);
    }

    @Test
    void xml_characters_in_prompts_are_escaped() {
        line.talk.replies(ask(SlotType.WORDS, "5 < 6 & \"so\" on?"));
        call = line.phone.dial(ADA);
        assertThat(call.lastPrompt()).isEqualTo("5 < 6 & \"so\" on?");
    }

    @Test
    void a_card_is_collected_by_the_network_and_only_its_token_arrives() {
        line.talk.replies(card()).replies(tell("Paid."), new BotResponse.End());
        call = line.phone.dial(ADA).pay("4242424242424242", "1230", "97999", "123");
        assertThat(heard(1)).isEqualTo(new UserInput.CardCapture(UserInput.CardCapture.Result.TAKEN, "pm_card"));
        assertThat(call.lastPrompt()).contains("Paid.");
        assertThat(line.talk.heard.toString()).doesNotContain("42424242");
    }

    @Test
    void every_card_result_is_handled() {
        assertThat(leftCard(call -> call.press("*"))).isEqualTo(UserInput.CardCapture.Result.CANCELLED);
        assertThat(leftCard(call -> call.silence().silence().silence())).isEqualTo(UserInput.CardCapture.Result.GAVE_UP);
        assertThat(leftCard(PhoneCall::hangUp)).isEqualTo(UserInput.CardCapture.Result.CANCELLED);
        var falling = new ScriptedPhoneLine();
        falling.talk.replies(card());
        falling.phone.fallingThrough().dial(ADA).silence().silence().silence();
        assertThat(falling.talk.heard.get(1).heard()).isEqualTo(new UserInput.CardCapture(UserInput.CardCapture.Result.GAVE_UP, ""));
    }

    private static UserInput.CardCapture.Result leftCard(java.util.function.Consumer<PhoneCall> leaving) {
        var fresh = new ScriptedPhoneLine();
        fresh.talk.replies(card());
        leaving.accept(fresh.phone.dial(ADA));
        return ((UserInput.CardCapture) fresh.talk.heard.get(1).heard()).result();
    }

    @Test
    void a_person_is_dialed_and_a_busy_desk_is_announced() {
        line.talk.replies(tell("I connect you."), new BotResponse.HandOff("case_1", true));
        call = line.phone.dial(ADA);
        assertThat(call.waiting()).isEqualTo(new PhoneCall.CallState.Ringing("+15035550198", 25));
        assertThat(call.busy().lastPrompt()).contains("a person will call you back at the number");
        assertThat(call.isOver()).isTrue();
    }

    @Test
    void no_callback_is_promised_to_a_hidden_number() {
        line.talk.replies(new BotResponse.HandOff("case_1", true));
        call = line.phone.dial(SandboxPhone.WITHHELD).silence();
        assertThat(call.lastPrompt()).doesNotContain("will call you back").contains("Your number is hidden");
    }

    @Test
    void a_call_answered_by_staff_ends_without_further_prompts() {
        line.talk.replies(new BotResponse.HandOff("case_1", true));
        call = line.phone.dial(ADA).answered().otherPartyHangsUp();
        assertThat(call.isOver()).isTrue();
        assertThat(call.transcript()).noneMatch(said -> said.text().contains("Nobody"));
    }

    @Test
    void a_queued_hand_off_continues_the_conversation() {
        line.talk.replies(tell("We call you at 2."), new BotResponse.HandOff("case_1", false), ask(SlotType.WORDS, "Anything else?"));
        call = line.phone.dial(ADA);
        assertThat(call.lastPrompt()).isEqualTo("We call you at 2. Anything else?");
    }

    @Test
    void a_hang_up_ends_the_conversation() throws InterruptedException {
        line.talk.replies(ask(SlotType.WORDS, "Well?"));
        call = line.phone.dial(ADA).hangUp();
        for (int i = 0; i < 100 && line.talk.heard.size() < 2; i++) {
            Thread.sleep(20);
        }
        assertThat(heard(1)).isEqualTo(new UserInput.SessionClosed());
    }

    @Test
    void a_repeated_webhook_gets_the_same_response() {
        line.talk.replies(ask(SlotType.WORDS, "One?")).replies(ask(SlotType.WORDS, "Two?")).replies(ask(SlotType.WORDS, "Three?"));
        call = line.phone.dial(ADA).say("one");
        assertThat(call.deliverAgain()).isTrue();
        assertThat(line.talk.heard).hasSize(2);
        assertThat(call.deliverForged()).isEqualTo(403);
    }

    @Test
    void a_slow_turn_is_awaited_and_answered_when_ready() {
        line.talk.replies(ask(SlotType.WORDS, "Here you are."));
        line.talk.takes(450);
        call = line.phone.dial(ADA);
        assertThat(call.lastPrompt()).contains("One moment, please.").endsWith("Here you are.");
        assertThat(line.talk.heard).hasSize(1);
    }

    @Test
    void keys_of_a_failed_turn_are_retried_without_asking_again() {
        line.talk.replies(ask(SlotType.DIGITS, "Your code?")).replies(tell("Thank you."), new BotResponse.End());
        call = line.phone.dial(ADA);
        line.talk.takes(400);
        call.press("123456#");
        assertThat(heard(1)).isEqualTo(new UserInput.KeypadDigits("123456"));
        assertThat(call.lastPrompt()).contains("Thank you.");
    }

    @Test
    void during_an_outage_the_caller_can_reach_the_emergency_line() {
        line.talk.fails(new IllegalStateException("the database is away"));
        call = line.phone.dial(ADA);
        assertThat(call.lastPrompt()).contains("We cannot reach our records right now").contains("no podemos consultar")
                .contains("press 1");
        assertThat(call.press("1").waiting()).isEqualTo(new PhoneCall.CallState.Ringing("+15035550198", 30));
    }

    @Test
    void an_error_in_a_spanish_conversation_is_announced_only_in_spanish() {
        line.talk.in(Language.SPANISH).replies(ask(SlotType.WORDS, "¿Sí?"));
        call = line.phone.dial(ADA);
        line.talk.fails(new IllegalStateException("the database is away"));
        call.say("saldo");
        assertThat(call.lastPrompt()).contains("no podemos consultar").doesNotContain("We cannot");
        assertThat(call.silence().lastPrompt()).contains("Adiós");
    }

    @Test
    void over_capacity_a_new_call_hears_the_emergency_line_first() throws Exception {
        var full = new ScriptedPhoneLine(new VoiceProperties(Duration.ofMillis(400), 4, Duration.ofSeconds(25), 80, "Default", Map.of()));
        full.talk.takes(1500);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                String sid = "CA" + i;
                threads.submit(() -> dial(full, sid, ""));
            }
            while (full.talk.begun.get() < 3) {
                Thread.onSpinWait();
            }
            String twiml = dial(full, "CA9", "");
            assertThat(twiml).contains("More people are calling", "press 1", "Están llamando", "/twilio/voice/emergency?step=0&amp;again=1",
                    "<Redirect>/twilio/voice/again?step=0&amp;again=1");
            assertThat(TwimlValidator.checkVoice(twiml)).isEmpty();
            assertThat(dial(full, "CA9", "/again?step=0&again=2")).contains("text the word OUT", "press 1", "<Hangup");
            assertThat(dial(full, "CA9", "/emergency?step=0&again=1&lang=en", "Digits", "1")).contains("<Dial", "+15035550198");
            assertThat(dial(full, "CA9", "/emergency?step=0&again=1&lang=en", "Digits", "2")).contains("/again?step=0&amp;again=2");
            // The fourth place is reserved for calls in progress.
            assertThat(dial(full, "CA7", "/turn?step=1&lang=en", "Digits", "2")).contains("One moment");
            assertThat(full.talk.begun).hasValue(4);
        }
        full.talk.takes(0);
        String answer = dial(full, "CA9", "/again?step=0&again=1");
        for (int i = 0; i < 100 && answer.contains("More people"); i++) {
            Thread.sleep(30);
            answer = dial(full, "CA9", "/again?step=0&again=1");
        }
        assertThat(full.talk.heard).as("as soon as capacity is free").anyMatch(turn -> turn.key().equals("CA9:0"));
    }

    private static String dial(ScriptedPhoneLine line, String sid, String path, String... field) {
        var fields = new HashMap<>(Map.of("CallSid", sid, "From", ADA));
        for (int i = 0; i < field.length; i += 2) {
            fields.put(field[i], field[i + 1]);
        }
        return line.post(URI.create(ScriptedPhoneLine.PUBLIC + VoiceWebhookPaths.INCOMING + path), fields, "t").body();
    }

    @Test
    void a_hanging_turn_is_answered_before_the_timeout() {
        line.talk.takes(3000);
        long began = System.nanoTime();
        assertThat(line
                .post(java.net.URI.create(ScriptedPhoneLine.PUBLIC + "/twilio/voice"), java.util.Map.of("CallSid", "CA9", "From", ADA), "t")
                .body()).contains("again=1");
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(2000);
    }

    @Test
    void every_static_prompt_exists_in_every_language_and_is_valid_twiml() {
        var utility = org.curbstop.utility.SampleUtility.millbrook();
        var settings = new VoiceProperties(java.time.Duration.ofSeconds(1), 1, java.time.Duration.ofSeconds(9), 80, "Default",
                java.util.Map.of());
        var truth = new FallbackTwiml(new StaticVoicePrompts(utility, settings), utility);
        for (Language language : utility.languages()) {
            var fields = java.util.Map.of("CallSid", "CA1", "lang", language.tag(), "Digits", "1", "From", ADA);
            for (var twiml : Arrays.asList(truth.askToWait(VoiceWebhookRequest.of(fields)),
                    truth.askToWaitOverCapacity(VoiceWebhookRequest.of(fields)), truth.overCapacity(java.util.Optional.of(language)),
                    truth.outOfService(java.util.Optional.of(language)), truth.outOfService(java.util.Optional.empty()),
                    truth.connectEmergency(VoiceWebhookRequest.of(fields)), truth.afterStaffDial(VoiceWebhookRequest.of(fields)),
                    truth.afterStaffDial(VoiceWebhookRequest.of(java.util.Map.of("lang", language.tag()))))) {
                assertThat(TwimlValidator.checkVoice(twiml.toXml())).isEmpty();
            }
        }
    }
}
