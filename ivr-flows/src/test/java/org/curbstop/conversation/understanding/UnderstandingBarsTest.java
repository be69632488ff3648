package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.understanding.LabeledSentences.Sentence;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels of understanding that must not drop, as sentence counts. Some goals in docs/quality.md are higher. */
class UnderstandingBarsTest {

    @ParameterizedTest
    @CsvSource({"en, 654, 10, 544, 5", "es, 654, 12, 537, 5"})
    void held_out_sentences_meet_the_accuracy_bars(String language, int right, int actedWrongly, int actedOrOffered, int othersActedOn) {
        var all = LabeledSentences.heldOut(language);
        var ours = all.stream().filter(sentence -> !sentence.intent().equals(IntentData.OTHER)).toList();
        var others = all.stream().filter(sentence -> sentence.intent().equals(IntentData.OTHER)).toList();
        assertThat(all).hasSize(710);
        assertThat(count(all, Sentence::right)).as("best intent correct").isGreaterThanOrEqualTo(right);
        assertThat(count(all, Sentence::actedWrongly)).as("acted on wrongly").isLessThanOrEqualTo(actedWrongly);
        assertThat(count(ours, Sentence::actedOrOffered)).as("acted on or offered correctly").isGreaterThanOrEqualTo(actedOrOffered);
        assertThat(count(others, Sentence::actedWrongly)).as("out of scope but acted on").isLessThanOrEqualTo(othersActedOn);
    }

    @ParameterizedTest
    @CsvSource({"en, 1049, 58", "es, 981, 56", "vi, 974, 65", "ru, 1014, 37", "zh, 1057, 41"})
    void hazards_are_detected_in_the_training_sentences(String language, int heard, int falseAlarms) {
        var hazards = LabeledSentences.in(language, LabeledSentences.hazards());
        var nearMisses = LabeledSentences.in(language, LabeledSentences.nearMisses());
        assertThat(count(hazards, Sentence::warnedOrAsked)).isGreaterThanOrEqualTo(heard);
        assertThat(count(nearMisses, Sentence::warnedOrAsked)).isLessThanOrEqualTo(falseAlarms);
    }

    @ParameterizedTest
    @CsvSource({"en, 60, 59, 1", "es, 60, 55, 1", "vi, 60, 59, 1", "ru, 60, 59, 1", "zh, 58, 57, 2"})
    void hazards_are_detected_in_unseen_sentences(String language, int warnedOrAsked, int warned, int falseAlarms) {
        var hazards = LabeledSentences.in(language, LabeledSentences.second("hazards", IntentPrediction.REPORT_HAZARD));
        var nearMisses = LabeledSentences.in(language, LabeledSentences.second("near-misses", ""));
        assertThat(hazards).hasSize(60);
        assertThat(nearMisses).hasSize(60);
        assertThat(count(hazards, Sentence::warnedOrAsked)).as("warned or asked back").isGreaterThanOrEqualTo(warnedOrAsked);
        assertThat(count(hazards, Sentence::reached)).as("warned").isGreaterThanOrEqualTo(warned);
        assertThat(count(nearMisses, Sentence::warnedOrAsked)).as("false alarms").isLessThanOrEqualTo(falseAlarms);
    }

    @ParameterizedTest
    @CsvSource({"en, 50, 38", "es, 46, 40", "vi, 44, 39", "ru, 44, 39", "zh, 44, 40"})
    void a_request_for_a_person_is_recognized_in_five_languages(String language, int training, int second) {
        assertThat(count(LabeledSentences.in(language, LabeledSentences.persons()), Sentence::reached)).isGreaterThanOrEqualTo(training);
        var unseen = LabeledSentences.in(language, LabeledSentences.second("person", IntentPrediction.TALK_TO_PERSON));
        assertThat(count(unseen, Sentence::reached)).isGreaterThanOrEqualTo(second);
    }

    @Test
    void words_that_only_resemble_a_hazard_raise_no_false_alarm() {
        for (var text
                : List.of("do you have parking", "my phone line is down", "this bill was an electric shock of a bill", "do you sell gas",
                "sewage rates please", "the north pole", "sparkling water", "what day do you close")) {
            assertThat(new Sentence("en", "", "", text).warnedOrAsked()).as(text).isFalse();
        }
    }

    @Test
    void hazards_in_another_script_are_detected_in_latin_letters_too() {
        for (var text : List.of("na kuhne pahnet gazom", "provod upal na dorogu i iskrit", "u nas iz rozetki idet dym",
                "wo jia chu fang you mei qi wei", "dian xian diao xia lai le", "shui guan bao le lu shang dou shi shui")) {
            assertThat(new Sentence("en", "", "", text).warnedOrAsked()).as(text).isTrue();
        }
        for (var text : List.of("oplatit schet za vodu", "skolko ya dolzhen", "wo yao jiao shui fei")) {
            assertThat(new Sentence("en", "", "", text).warnedOrAsked()).as(text).isFalse();
        }
    }

    @Test
    void a_hazard_that_the_lexicon_is_sure_of_is_never_dropped() {
        for (var text : List.of("my hospital bed lost power", "my power chair needs power", "medicine cold no power",
                "I called about my bill yesterday and nobody answered. запах газа дома",
                "I want to pay my bill for this month please. 家里有煤气味")) {
            assertThat(new Sentence("en", "", "", text).warnedOrAsked()).as(text).isTrue();
        }
    }

    @Test
    void words_of_a_harmless_thing_do_not_hide_a_hazard_the_model_is_sure_of() {
        for (var text : List.of("水表前面的管子爆了，关不上，快到插座了", "把炭盆端进屋吃火锅取暖，现在弟弟站都站不稳", "mi calentador de agua huele a gas")) {
            assertThat(new Sentence("es", "", "", text).warnedOrAsked()).as(text).isTrue();
        }
    }

    private static long count(List<Sentence> sentences, Predicate<Sentence> of) {
        return sentences.stream().filter(of).count();
    }
}
