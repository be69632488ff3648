package org.curbstop.common.masking;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.language.LanguageFolder;

/** Words around numbers that {@link SensitiveNumbers} uses, in all languages. */
final class SensitiveNumberWords {

    private static final String FILE = "sensitive-numbers.properties";

    static final Map<String, String> NUMBERS = new HashMap<>();
    static final Map<String, Integer> REPETITIONS = new HashMap<>();
    static final Set<String> ALLOWED_BETWEEN;
    static final Pattern SOCIAL_SECURITY_NAMES;
    static final Pattern OTHER_NUMBER_NAMES;
    static final Pattern CARD_CODE_NAMES;
    /** Labels printed on a card beside its number. */
    static final Set<String> CARD_LABELS;
    static final Set<String> FILLER;
    static final Pattern ACCESS_CODE_NAMES;
    /** Words that people say when they give a code. */
    static final Set<String> BESIDE_ACCESS_CODE;
    /** Words allowed between a card number and its labels. */
    static final Set<String> BESIDE_CARD;

    static {
        List<Properties> all = LanguageFolder.installed().stream().map(each -> LanguageFolder.properties(each, FILE)).toList();
        for (Properties words : all) {
            for (String word : words.stringPropertyNames()) {
                String value = words.getProperty(word);
                if (word.startsWith("times.")) {
                    REPETITIONS.put(word.substring("times.".length()), Integer.valueOf(value));
                } else if (value.matches("\\d+")) {
                    NUMBERS.put(word, value);
                }
            }
        }
        ALLOWED_BETWEEN = set(all, "between");
        SOCIAL_SECURITY_NAMES = wholeWords("social");
        OTHER_NUMBER_NAMES = wholeWords("other");
        CARD_CODE_NAMES = wholeWords("code");
        CARD_LABELS = set(all, "labels");
        FILLER = set(all, "filler");
        ACCESS_CODE_NAMES = wholeWords("access-code");
        BESIDE_ACCESS_CODE = Stream.of(FILLER, set(all, "beside-access-code")).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        BESIDE_CARD = Stream.of(CARD_LABELS, FILLER).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();

    private SensitiveNumberWords() {}

    private static Pattern wholeWords(String key) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + LanguageFolder.alternatives(FILE, key) + "(?![\\p{L}])");
    }

    private static Set<String> set(List<Properties> all, String key) {
        return all.stream().flatMap(words -> Arrays.stream(words.getProperty(key).split(" "))).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Converts to lower case without accents, character by character, so that positions match those in the text. A digit of two characters
     * becomes a digit and a space.
     */
    static String normalize(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                plain.append(Character.toLowerCase(c));
            } else if (Character.isSurrogate(c)) {
                int digit = Character.digit(text.codePointAt(i), 10);
                plain.append(digit >= 0 ? (char) ('0' + digit) : ' ');
            } else {
                String decomposed = DECOMPOSED.getDecomposition(c); // null without allocation if there is none
                plain.append(Character.toLowerCase(decomposed == null ? c : decomposed.charAt(0)));
            }
        }
        return plain.toString();
    }
}
