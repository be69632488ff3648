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
    void the_model_of_the_build_is_trained_on_the_sentences_of_today(String tag) {
        var language = new Language(tag);
        assumeThat(IntentModel.loadTrained(IntentModel.path(language))).as("classes that Maven did not build have no model").isPresent();
        assertThat(IntentModelTrainer.isUpToDate(IntentModel.path(language), IntentData.load(language))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "vi", "ru", "zh"})
    void hazard_models_are_trained_at_build_in_five_languages(String tag) {
        String path = IntentModel.hazardPath(new Language(tag));
        assumeThat(IntentModel.loadTrained(path)).as("classes that Maven did not build have no model").isPresent();
        assertThat(IntentModelTrainer.isUpToDate(path, IntentData.hazards(new Language(tag)))).isTrue();
    }

    @Test
    void another_sentence_makes_the_model_out_of_date() {
        var more = new IntentData(Map.of(), Map.of("apple", List.of("one apple"), "other", List.of("no apple")));
        assertThat(more.digest()).isNotEqualTo(FRUIT.digest());
    }

    @Test
    void a_sentence_split_otherwise_makes_the_model_out_of_date() {
        var split = new IntentData(Map.of(), FRUIT.sentences(), sentence -> List.of(sentence));
        assertThat(split.digest()).isNotEqualTo(FRUIT.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop it at the old place and start it at the new one", "you estimated my reading and it's way off"})
    void what_only_resembles_an_intersection_is_trained_word_by_word(String sentence) {
        assertThat(MaskedTokens.of(sentence)).contains("and").noneMatch(word -> word.endsWith("mask"));
    }

    @Test
    void learning_twice_from_the_same_sentences_gives_the_same_bytes() throws IOException {
        assertThat(bytes(IntentModelTrainer.train(FRUIT))).isEqualTo(bytes(IntentModelTrainer.train(FRUIT)));
    }

    @Test
    void probabilities_add_up_and_a_word_with_a_typing_error_still_counts() {
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
