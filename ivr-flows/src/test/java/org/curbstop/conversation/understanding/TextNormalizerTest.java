package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {

    private static final List<String> PARTS = List.of(
            "power", "Año", "12", "¿", "?", "!", ".", ",", ";", ":", " ", "  ", "\n", "\r", "\t", "\u000b", "'", "’", "`", "|", "-", "_",
            "\"", "é",
            "e\u0301", "ñ", "İ", "ß", "ﬁ", "²", "Ⅷ", "٣", "水", "📷", "\u2028", "\u0085", "\u2003", "don't", "four", "•", "\u0903",
            "\ud83d", "\u0000");
    private static final int TEXTS = 20_000;

    @Test
    void splits_any_text_like_the_regex_definition() {
        var random = new Random(20261129);
        for (int i = 0; i < TEXTS; i++) {
            var text = new StringBuilder();
            for (int parts = random.nextInt(9); parts > 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            assertThat(TextNormalizer.tokenizeWithClauses(text.toString())).as("%s", text).isEqualTo(byExpressions(text.toString()));
            assertThat(TextNormalizer.tokenize(text.toString())).as("%s", text)
                    .isEqualTo(byExpressions(text.toString()).stream().filter(word -> !word.equals("|")).toList());
        }
    }

    @Test
    void masks_spoken_and_written_digits_wherever_they_stand() {
        var masker = masker();
        assertThat(masker.mask("call 503-555-0150 now")).isEqualTo("call •••• now");
        assertThat(masker.mask("it is four, five\u000bsix\nseven.")).isEqualTo("it is ••••");
        assertThat(masker.mask("  four five six and 12 Alder Street, on the 3rd of May at 10:30 ")).startsWith("  four five six");
        String plain = "Your next bill is due on December 12. It is $84.12.";
        assertThat(masker.mask(plain)).isSameAs(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twenty thirty", "nineteen eighty four", "two thousand thirty", "two thousand and thirty", "twelve hundred",
            "two zero and three zero", "twenty-thirty", "double two thirty", "veinte treinta", "dos mil treinta", "veinte y treinta",
            "mil novecientos ochenta y cuatro", "twenty um thirty", "2 thousand thirty", "two, zero, three, zero"})
    void a_pin_in_words_is_masked_however_few(String pin) {
        assertThat(masker().mask("it is " + pin + " please")).isEqualTo("it is •••• please");
        assertThat(masker().mask(pin)).isEqualTo("••••");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty four dollars and twelve cents", "two hundred fifty dollars", "in twenty five minutes", "one or two",
            "en veinte o treinta minutos", "diez o doce", "November 24, 10 AM", "two of us and three", "ciento veinte dólares",
            "mil gracias"})
    void words_for_smaller_numbers_stay(String text) {
        assertThat(masker().mask(text)).isEqualTo(text);
    }

    @Test
    void a_sentence_is_masked_and_split_with_little_memory() {
        var masker = masker();
        String sentence = "Thank you. We know about the outage at 12 Alder Street and expect the power back by 4 this afternoon. "
                + "Anything else?";
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 2000; i++) {
            masker.mask(sentence);
            TextNormalizer.tokenize(sentence);
        }
        long before = memory.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            masker.mask(sentence);
            TextNormalizer.tokenize(sentence);
        }
        assertThat((memory.getCurrentThreadAllocatedBytes() - before) / 100).as("bytes a sentence").isLessThan(14_000);
    }

    private static NumberMasker masker() {
        return new NumberMasker(List.of(Language.ENGLISH, Language.SPANISH).stream()
                .map(language -> new SpokenNumberParser(LanguageLexicon.load(language))).toList());
    }

    private static List<String> byExpressions(String text) {
        String plain = Pattern.compile("\\p{M}+").matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        plain = Pattern.compile("['’`´]").matcher(plain.replace('|', ' ')).replaceAll("");
        plain = Pattern.compile("(?<![,.;:!?¿¡])[,.;:!?¿¡]++(?=\\s|$)|\\n").matcher(plain).replaceAll(" | ");
        var words = new ArrayList<String>();
        for (var word : Pattern.compile("[^\\p{L}\\p{N}|]+").matcher(plain).replaceAll(" ").strip().split(" +")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
