package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.fuzz.HostileInput;

class UnderstandingFuzz {

    private static final Currency DOLLARS = Currency.getInstance("USD");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);
    private static final List<SlotValueParser> PARSERS =
            LANGUAGES.stream().map(SlotValueParser::of).toList();
    private static final UtteranceParser READINGS = new UtteranceParser(LANGUAGES);
    private static final BuiltInIntentClassifier INTERPRETER = new BuiltInIntentClassifier(LANGUAGES, (_, _) -> Map.of(),
            READINGS::deniesHazard);

    @FuzzTest
    void amounts(byte[] data) {
        HostileInput.read(HostileInput.text(data),
                text -> PARSERS.forEach(parsers -> parsers.amounts().parse(text, DOLLARS).ifPresent(money -> {
            assertThat(money.minor()).isNotNegative();
                    assertThat(parsers.amounts().parse("$" + money.decimal().toPlainString(), DOLLARS)).as("parsed again from «%s»", text)
                            .contains(money);
        })));
    }

    @FuzzTest
    void dates(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> PARSERS.forEach(parsers -> parsers.dates()
                .parse(ParsedUtterance.of(text), TODAY).ifPresent(day -> {
            assertThat(day.getYear()).isBetween(0, 9999);
            assertThat(parsers.dates().parse(ParsedUtterance.of(day.toString()), TODAY)).as("parsed again from «%s»", text).contains(day);
        })));
    }

    @FuzzTest
    void words(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> {
            String plain = TextNormalizer.normalize(text);
            assertThat(TextNormalizer.normalize(plain)).as("applied twice to «%s»", text).isEqualTo(plain);
            assertThat(TextNormalizer.tokenizeWithClauses(text).size()).isLessThanOrEqualTo(4 * text.length() + 1);
            READINGS.spokenCommand(ParsedUtterance.of(text), text.length() % 2 == 0);
        });
    }

    @FuzzTest
    void dangers(byte[] data) {
        HostileInput.read(HostileInput.text(data),
                text -> assertThat(READINGS.findSafety(ParsedUtterance.of("gas leak. " + text)).matches())
                        .as("hazard named first is detected").isNotEmpty());
    }

    @FuzzTest
    void masking(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> {
            String masked = READINGS.maskNumbers(text);
            assertThat(masked).as("four digits in a row in «%s»", text).doesNotContainPattern("[0-9]{4}");
            if (text.chars().noneMatch(Character::isDigit)) { // SensitiveNumbers finds numbers in digits
                assertThat(READINGS.holdsCardNumber(masked)).as("a card in «%s»", masked).isFalse();
            }
            assertThat(READINGS.maskNumbers(masked)).as("applied twice").isEqualTo(masked);
        });
    }

    @FuzzTest
    void numbers(byte[] data) {
        HostileInput.read(HostileInput.text(data), text -> PARSERS.forEach(parsers -> {
            assertThat(parsers.numbers().joinedDigits(text)).matches("[0-9]*+");
            parsers.numbers().parseCount(ParsedUtterance.of(text).words()).ifPresent(count -> assertThat(count).isBetween(1L, 99L));
        }));
    }

    @FuzzTest
    void intents(byte[] data) {
        String text = HostileInput.text(data);
        HostileInput.read(text.substring(0, Math.min(text.length(), 1000)), words -> {
            String bounded = words.substring(0, Math.min(words.length(), 1000)); // the length that the engine reads
            LANGUAGES.forEach(language -> assertThat(INTERPRETER.classify(bounded, language).intent()).matches("[a-z-]*"));
        });
    }
}
