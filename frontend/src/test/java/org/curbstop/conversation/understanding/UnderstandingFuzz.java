package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.fuzz.Hostile;

class UnderstandingFuzz {

    private static final Currency DOLLARS = Currency.getInstance("USD");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);
    private static final List<Readings.Tongue> TONGUES = LANGUAGES.stream().map(Readings.Tongue::of).toList();
    private static final Readings READINGS = new Readings(LANGUAGES);
    private static final BuiltInInterpreter INTERPRETER = new BuiltInInterpreter(LANGUAGES, (_, _) -> Map.of()).ready();

    @FuzzTest
    void amounts(byte[] data) {
        Hostile.read(Hostile.text(data), text -> TONGUES.forEach(tongue -> tongue.amounts().read(text, DOLLARS).ifPresent(money -> {
            assertThat(money.minor()).isNotNegative();
            assertThat(tongue.amounts().read("$" + money.decimal().toPlainString(), DOLLARS)).as("read again, of «%s»", text).contains(money);
        })));
    }

    @FuzzTest
    void dates(byte[] data) {
        Hostile.read(Hostile.text(data), text -> TONGUES.forEach(tongue -> tongue.dates().read(text, TODAY).ifPresent(day -> {
            assertThat(day.getYear()).isBetween(0, 9999);
            assertThat(tongue.dates().read(day.toString(), TODAY)).as("read again, of «%s»", text).contains(day);
        })));
    }

    @FuzzTest
    void words(byte[] data) {
        Hostile.read(Hostile.text(data), text -> {
            String plain = Plain.of(text);
            assertThat(Plain.of(plain)).as("once more, of «%s»", text).isEqualTo(plain);
            assertThat(Plain.clauses(text).size()).isLessThanOrEqualTo(4 * text.length() + 1);
            READINGS.standing(text);
        });
    }

    @FuzzTest
    void dangers(byte[] data) {
        Hostile.read(Hostile.text(data), text -> assertThat(READINGS.hazard("gas leak. " + text)).as("danger that is said first is heard").isPresent());
    }

    @FuzzTest
    void masking(byte[] data) {
        Hostile.read(Hostile.text(data), text -> {
            String masked = READINGS.masked(text);
            assertThat(masked).as("four digits in a row, of «%s»", text).doesNotContainPattern("[0-9]{4}");
            if (text.chars().noneMatch(Character::isDigit)) { // a number in digits is SensitiveNumbers' to find
                assertThat(READINGS.holdsCardNumber(masked)).as("a card in «%s»", masked).isFalse();
            }
            assertThat(READINGS.masked(masked)).as("once more").isEqualTo(masked);
        });
    }

    @FuzzTest
    void numbers(byte[] data) {
        Hostile.read(Hostile.text(data), text -> TONGUES.forEach(tongue -> {
            assertThat(tongue.numbers().readOut(text)).matches("[0-9]*+");
            tongue.numbers().count(text).ifPresent(count -> assertThat(count).isBetween(1L, 99L));
        }));
    }

    @FuzzTest
    void intents(byte[] data) {
        String text = Hostile.text(data);
        Hostile.read(text.substring(0, Math.min(text.length(), 1000)), words -> {
            String bounded = words.substring(0, Math.min(words.length(), 1000)); // as the engine reads
            LANGUAGES.forEach(language -> assertThat(INTERPRETER.interpret(bounded, language).intent()).matches("[a-z-]*"));
        });
    }
}
