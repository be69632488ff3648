package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.curbstop.common.Language;
import org.junit.jupiter.api.Test;

class IntentGrammarsTest {

    @Test
    void the_grammars_are_found_also_by_a_thread_that_sees_no_classes_of_ours() {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        current.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(IntentGrammars.load(Language.SPANISH, 1).sentences()).containsKeys("pay-bill", "report-outage",
                    LinearIntentModel.OTHER);
        } finally {
            current.setContextClassLoader(own);
        }
    }

    @Test
    void a_language_without_tasks_is_refused() {
        assertThatThrownBy(() -> IntentGrammars.load(new Language("eo"), 1)).hasMessageContaining("intents/eo");
    }
}
