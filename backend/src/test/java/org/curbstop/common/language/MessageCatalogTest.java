package org.curbstop.common.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;

class MessageCatalogTest {

    @Test
    void a_language_without_a_folder_falls_back_to_english() {
        assertThat(MessageCatalog.of(new Language("ru"), "billing").language()).isEqualTo(Language.ENGLISH);
        assertThat(MessageCatalog.of(new Language("es"), "billing").language()).isEqualTo(new Language("es"));
    }

    @Test
    void money_arguments_are_formatted() {
        MessageCatalog messages = MessageCatalog.of(Language.ENGLISH, "arrangement-letters");
        Map<String, ?> facts = Map.of("amount", Money.usd(8_412), "due", "a\u202eb");
        assertThat(messages.text("confirmation.besides.open", facts)).contains("$84.12").doesNotContain("\u202e");
    }

    @Test
    void a_missing_key_is_reported_with_its_file() {
        assertThatThrownBy(() -> MessageCatalog.of(Language.ENGLISH, "billing").text("nothing.here"))
                .hasMessage("languages/en/billing.properties: nothing.here is missing");
    }

    @Test
    void a_time_at_the_end_of_a_sentence_does_not_double_the_period() {
        assertThat(MessageCatalog.withOnePeriod("Abrimos a las 8:00 a.m.. Hasta pronto..."))
                .isEqualTo("Abrimos a las 8:00 a.m. Hasta pronto...");
    }
}
