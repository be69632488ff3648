package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.curbstop.common.Language;
import org.junit.jupiter.api.Test;

class IntentGrammarsTest {

    @Test
    void grammars_load_with_a_foreign_context_class_loader() {
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
