package org.curbstop.conversation.understanding.intents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.curbstop.common.Language;
import org.curbstop.conversation.understanding.MaskedTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentModelTest {

    private static final IntentData FRUIT = new IntentData(Map.of(), Map.of(
            "apple", IntStream.range(0, 20).mapToObj(i -> "red apples number " + "abcdefghijklmnopqrstuvwxyz".charAt(i) + " please")
                    .toList(),
            "pear", IntStream.range(0, 20).mapToObj(i -> "green pears for " + "abcdefghijklmnopqrstuvwxyz".charAt(i) + " today").toList(),
            "other", IntStream.range(0, 20).mapToObj(i -> "yellow lemons and " + "abcdefghijklmnopqrstuvwxyz".charAt(i) + " limes")
                    .toList()));

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void the_built_model_is_trained_on_the_current_sentences(String tag) {
        var language = new Language(tag);
        assumeThat(IntentModel.loadTrained(IntentModel.path(language))).as("only a Maven build has a trained model").isPresent();
        assertThat(IntentModelTrainer.isUpToDate(IntentModel.path(language), IntentData.load(language))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "vi", "ru", "zh"})
    void the_built_hazard_models_of_five_languages_are_up_to_date(String tag) {
        String path = IntentModel.hazardPath(new Language(tag));
        assumeThat(IntentModel.loadTrained(path)).as("only a Maven build has a trained model").isPresent();
        assertThat(IntentModelTrainer.isUpToDate(path, IntentData.hazards(new Language(tag)))).isTrue();
    }

    @Test
    void a_new_sentence_changes_the_digest() {
        var more = new IntentData(Map.of(), Map.of("apple", List.of("one apple"), "other", List.of("no apple")));
        assertThat(more.digest()).isNotEqualTo(FRUIT.digest());
    }

    @Test
    void a_sentence_tokenized_differently_changes_the_digest() {
        var split = new IntentData(Map.of(), FRUIT.sentences(), sentence -> List.of(sentence));
        assertThat(split.digest()).isNotEqualTo(FRUIT.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop it at the old place and start it at the new one", "you estimated my reading and it's way off"})
    void text_that_only_resembles_an_intersection_is_not_masked(String sentence) {
        assertThat(MaskedTokens.of(sentence)).contains("and").noneMatch(word -> word.endsWith("mask"));
    }

    @Test
    void training_twice_on_the_same_sentences_gives_the_same_bytes() throws IOException {
        assertThat(bytes(IntentModelTrainer.train(FRUIT))).isEqualTo(bytes(IntentModelTrainer.train(FRUIT)));
    }

    @Test
    void probabilities_sum_to_one_and_a_misspelled_word_still_counts() {
        var ranking = IntentModelTrainer.train(FRUIT).rank(MaskedTokens.of("aples"));
        assertThat(ranking.getFirst().intent()).isEqualTo("apple");
        assertThat(ranking.stream().mapToDouble(IntentModel.ScoredIntent::probability).sum()).isBetween(0.999, 1.001);
    }

    private static byte[] bytes(IntentModel model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        model.write(bytes);
        return bytes.toByteArray();
    }
}
