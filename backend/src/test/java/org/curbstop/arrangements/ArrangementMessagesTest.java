package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrangementMessagesTest {

    private static final List<Language> BOTH = List.of(Language.ENGLISH, Language.SPANISH);

    @Test
    void both_languages_have_the_same_messages_and_placeholders() throws IOException {
        Properties english = read("en");
        Properties spanish = read("es");
        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(new MessageFormat(spanish.getProperty(key), Locale.of("es", "US")).getArgumentNames()).as(key)
                    .isEqualTo(new MessageFormat(english.getProperty(key), Locale.US).getArgumentNames());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-class", "owes-at-least", "owes-at-most", "none-running", "missed-paid", "not-broken", "no-hold",
            "time-left", "extension-offered",
            "account-known", "covers-total", "first-enough", "first-in-time", "not-too-many", "each-enough", "done-in-time", "not-past"})
    void every_arrangement_rule_has_a_message(String rule) {
        for (Language language : BOTH) {
            var answer = PolicyRuleResult.of(rule, false, "somewhere");
            assertThat(ArrangementMessages.in(language).rule(answer)).isNotBlank();
            assertThat(ArrangementMessages.in(language).reason(answer)).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"still-owed", "overdue-days", "overdue-more-than", "no-hold", "no-device", "no-plan", "nothing-pending",
            "notice-given", "out-of-season", "on-workday"})
    void every_disconnection_rule_has_messages_for_both_results(String rule) {
        for (Language language : BOTH) {
            Stream.of(true, false).forEach(
                    held -> assertThat(ArrangementMessages.in(language).disconnectionRule(PolicyRuleResult.of(rule, held, "somewhere")))
                            .isNotBlank());
        }
    }

    @Test
    void every_right_and_every_hold_has_a_message() {
        for (Language language : BOTH) {
            var messages = ArrangementMessages.in(language);
            CustomerRights.KNOWN.forEach(right -> assertThat(messages.right(right)).isNotBlank());
            Stream.of(Hold.Kind.values()).forEach(kind -> assertThat(messages.hold(kind)).isNotBlank());
        }
    }

    @Test
    void numbers_are_formatted_in_the_language_of_the_message() {
        var answer = PolicyRuleResult.of("first-enough", false, "somewhere", "first", Money.usd(2000), "least", Money.usd(7810));
        assertThat(ArrangementMessages.in(Language.ENGLISH).reason(answer))
                .isEqualTo("The first payment has to be at least $78.10; you said $20.00.");
        assertThat(ArrangementMessages.in(Language.SPANISH).reason(
                PolicyRuleResult.of("first-in-time", false, "", "day", LocalDate.of(2026, 12, 20), "last", LocalDate.of(2026, 11, 29))))
                .isEqualTo("El primer pago se debe hacer a más tardar el 29 de noviembre de 2026; usted dijo el 20 de diciembre de 2026.");
    }

    private static Properties read(String language) {
        return LanguageFolder.properties(new Language(language), "arrangements.properties");
    }
}
