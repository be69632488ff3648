package org.curbstop.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.Reply;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

class TwimlRendererTest {

    private static final VoiceProperties SETTINGS =
            new VoiceProperties(Duration.ofSeconds(1), 1, Duration.ofSeconds(9), 80, "Default", Map.of());

    private final TwimlRenderer renderer =
            new TwimlRenderer(SETTINGS, SampleUtility.millbrook(), new StaticVoicePrompts(SampleUtility.millbrook(), SETTINGS));

    @Test
    void the_same_question_at_the_same_step_is_rendered_once() {
        assertThat(renderer.renderXml(reply("talk_1", "Is the power out?", false), 2)).contains("Is the power out?", "step=2")
                .isSameAs(renderer.renderXml(reply("talk_2", "Is the power out?", false), 2));
    }

    @Test
    void a_different_text_step_or_speech_rate_is_rendered_separately() {
        String first = renderer.renderXml(reply("talk_1", "You owe $84.12.", false), 2);
        assertThat(renderer.renderXml(reply("talk_2", "You owe $12.84.", false), 2)).contains("$12.84").isNotEqualTo(first);
        assertThat(renderer.renderXml(reply("talk_1", "You owe $84.12.", false), 3)).contains("step=3").isNotEqualTo(first);
        assertThat(renderer.renderXml(reply("talk_1", "You owe $84.12.", true), 2)).contains("80%").isNotEqualTo(first);
    }

    @Test
    void a_warning_is_spoken_and_answered_in_its_own_language() {
        for (String tag : List.of("vi", "ru", "zh")) {
            var warning = new Reply("talk_1", new Language(tag), "main-menu", List.of(
                    new BotResponse.Message("common.hazard-gas", "!", BotResponse.Message.Tone.DANGER),
                    new BotResponse.Question("hazard", BotResponse.SlotType.YES_NO, "?", "", List.of(), "", "")), false, false);
            assertThat(renderer.renderXml(warning, 2)).doesNotContain("en-US").contains(switch (tag) {
                case "vi" -> "vi-VN";
                case "ru" -> "ru-RU";
                default -> "cmn-Hans-CN";
            });
        }
    }

    @Test
    void the_speech_recognizer_gets_hints_for_the_expected_answer() {
        for (var language : List.of(Language.ENGLISH, Language.SPANISH)) {
            assertThat(renderer.renderXml(asking(language, BotResponse.SlotType.YES_NO), 2))
                    .contains("speechModel=\"googlev2_telephony_short\"", "speechTimeout=\"1\"", "profanityFilter=\"false\"");
            assertThat(renderer.renderXml(asking(language, BotResponse.SlotType.ADDRESS), 2))
                    .contains("speechModel=\"googlev2_telephony\"", "speechTimeout=\"3\"", "$STREET,");
            assertThat(renderer.renderXml(asking(language, BotResponse.SlotType.MONEY), 2)).contains("$MONEY,").doesNotContain("$STREET");
        }
        assertThat(renderer.renderXml(asking(new Language("ru"), BotResponse.SlotType.YES_NO), 2)).contains("speechTimeout=\"auto\"")
                .doesNotContain("speechModel");
    }

    @Test
    void a_choice_that_a_pin_answers_is_heard_like_a_number() {
        for (var language : List.of(Language.ENGLISH, Language.SPANISH)) {
            assertThat(renderer.renderXml(choosing(language, "2", ""), 2))
                    .contains("speechTimeout=\"3\"", "timeout=\"7\"", "$OOV_CLASS_DIGIT_SEQUENCE").doesNotContain("numDigits");
            assertThat(renderer.renderXml(choosing(language, "2", "3"), 2))
                    .contains("speechTimeout=\"1\"", "timeout=\"6\"", "numDigits=\"1\"").doesNotContain("$OOV_CLASS_DIGIT_SEQUENCE");
        }
    }

    private static Reply choosing(Language language, String... keys) {
        var choices = Stream.of(keys).map(key -> new BotResponse.AnswerChoice("way" + key, key.isEmpty() ? "" : "way " + key, key))
                .toList();
        return new Reply("talk_1", language, "pay-bill", List.of(
                new BotResponse.Question("way", BotResponse.SlotType.CHOICE, "Your PIN, then press pound.", "", choices, "", "")),
                false, false);
    }

    @Test
    void a_phone_number_is_said_digit_by_digit() {
        assertThat(renderer.renderXml(reply("talk_1", "Call (503) 555-0198, day and night.", false), 2))
                .contains("Call 5 0 3, 5 5 5, 0 1 9 8, day and night.");
    }

    private static Reply asking(Language language, BotResponse.SlotType expected) {
        return new Reply("talk_1", language, "report-outage",
                List.of(new BotResponse.Question("slot", expected, "?", "", List.of(), "", "")), false, false);
    }

    private static Reply reply(String talk, String words, boolean slowly) {
        return new Reply(talk, Language.ENGLISH, "report-outage",
                List.of(new BotResponse.Message("key", words, BotResponse.Message.Tone.PLAIN)), false, slowly);
    }
}
