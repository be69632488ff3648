package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.understanding.LabelledSentences.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstUtteranceTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_sentence_of_a_task_reaches_it_or_has_it_offered(String language) {
        var sentences = LabelledSentences.mustReach().stream().filter(sentence -> sentence.language().equals(language)).toList();
        assertThat(sentences).hasSizeGreaterThan(500);
        assertThat(sentences.stream().filter(sentence -> !sentence.actedOrOffered()).map(Sentence::text)).isEmpty();
    }

    @Test
    void words_without_content_open_nothing() {
        for (var text : List.of("no", "half", "all", "at home", "i dont know", "wrong", "same", "uh")) {
            assertThat(new Sentence("en", "", "", text).acted()).as(text).isFalse();
        }
        for (var text : List.of("no", "no sé", "todo", "en casa", "la mitad")) {
            assertThat(new Sentence("es", "", "", text).acted()).as(text).isFalse();
        }
    }

    @Test
    void a_language_without_sentences_is_refused() {
        assertThatThrownBy(() -> IntentData.load(new Language("eo"))).hasMessageContaining("languages/eo/intents");
    }

    @Test
    void intents_load_with_a_foreign_context_class_loader() {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        current.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(IntentData.load(Language.SPANISH).sentences()).containsKeys("pay-bill", "report-outage", IntentData.OTHER);
        } finally {
            current.setContextClassLoader(own);
        }
    }
}
