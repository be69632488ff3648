package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.curbstop.conversation.understanding.LabelledSentences.Sentence;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What understanding holds today, as counts over sentences that nothing was learnt from. docs/quality.md says where the goals are higher. */
class UnderstandingBarsTest {

    @ParameterizedTest
    @CsvSource({"en, 654, 10, 544, 5", "es, 654, 12, 537, 5"})
    void held_out_sentences_are_understood(String language, int right, int actedWrongly, int actedOrOffered, int othersActedOn) {
        var all = LabelledSentences.heldOut(language);
        var ours = all.stream().filter(sentence -> !sentence.intent().equals(IntentData.OTHER)).toList();
        var others = all.stream().filter(sentence -> sentence.intent().equals(IntentData.OTHER)).toList();
        assertThat(all).hasSize(710);
        assertThat(count(all, Sentence::right)).as("best intent right").isGreaterThanOrEqualTo(right);
        assertThat(count(all, Sentence::actedWrongly)).as("acted on wrongly").isLessThanOrEqualTo(actedWrongly);
        assertThat(count(ours, Sentence::actedOrOffered)).as("acted or offered rightly").isGreaterThanOrEqualTo(actedOrOffered);
        assertThat(count(others, Sentence::actedWrongly)).as("out of scope acted on").isLessThanOrEqualTo(othersActedOn);
    }

    @ParameterizedTest
    @CsvSource({"en, 372, 0", "es, 311, 2", "vi, 208, 0", "ru, 216, 0", "zh, 208, 0"})
    void danger_is_heard_in_five_languages(String language, int heard, int falseAlarms) {
        assertThat(count(in(language, LabelledSentences.hazards()), Sentence::reached)).as("heard").isGreaterThanOrEqualTo(heard);
        assertThat(count(in(language, LabelledSentences.nearMisses()), UnderstandingBench::alarmed)).as("false alarms")
                .isLessThanOrEqualTo(falseAlarms);
    }

    @ParameterizedTest
    @CsvSource({"en, 50", "es, 46", "vi, 44", "ru, 44", "zh, 44"})
    void a_person_is_reached_in_five_languages(String language, int reached) {
        assertThat(count(in(language, LabelledSentences.persons()), Sentence::reached)).isGreaterThanOrEqualTo(reached);
    }

    @Test
    void danger_is_not_heard_in_words_that_only_sound_like_it() {
        for (var text : List.of("do you have parking", "my phone line is down", "this bill was an electric shock of a bill", "do you sell gas",
                "sewage rates please", "the north pole", "sparkling water", "what day do you close")) {
            assertThat(UnderstandingBench.alarmed(new Sentence("en", "", "", text))).as(text).isFalse();
        }
    }

    private static List<Sentence> in(String language, List<Sentence> sentences) {
        return sentences.stream().filter(sentence -> sentence.language().equals(language)).toList();
    }

    private static long count(List<Sentence> sentences, Predicate<Sentence> of) {
        return sentences.stream().filter(of).count();
    }
}
