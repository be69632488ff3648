package org.curbstop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.UtteranceParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtteranceLimitTest {

    private static final String CARD = "4242 4242 4242 4242";

    @ParameterizedTest
    @ValueSource(strings = {"a ", "7", "\u202E\u0627"})
    void an_utterance_is_cut_at_2000_characters(String part) {
        var taken = (UserInput.Utterance) UtteranceLimit.cut(new UserInput.Utterance(part.repeat(50_000), 1));
        assertThat(taken.text()).hasSizeLessThanOrEqualTo(2_000);
        assertThat(UtteranceLimit.isTooLong(taken)).isTrue();
    }

    @Test
    void a_card_number_is_never_cut_in_half() {
        for (int before = 1_975; before <= 2_005; before++) {
            var taken = (UserInput.FormSubmission) UtteranceLimit.cut(
                    new UserInput.FormSubmission(Map.of("note", "x".repeat(before) + CARD + "x".repeat(100))));
            String digits = taken.answers().get("note").replaceAll("\\D", "");
            assertThat(digits).isIn("", CARD.replace(" ", ""));
        }
    }

    @Test
    void what_happened_may_be_told_in_as_many_characters_as_the_prompts_say() {
        var parser = new UtteranceParser(List.of(Language.ENGLISH));
        for (int length : List.of(900, UtteranceLimit.MAX_CHARACTERS)) {
            assertThat(parser.parse(BotResponse.SlotType.WORDS, 0, ParsedUtterance.of("a".repeat(length)), Language.ENGLISH,
                    LocalDate.of(2026, 11, 30), Money.USD)).isPresent();
        }
    }

    @Test
    void an_utterance_shorter_than_the_cut_is_unchanged() {
        var input = new UserInput.Utterance("a".repeat(UtteranceLimit.MAX_CHARACTERS) + " 4242", 1);
        assertThat(UtteranceLimit.cut(input)).isEqualTo(input);
    }
}
