package org.curbstop.conversation.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words for comparison with words of danger: as {@link TextNormalizer} makes them, but each Chinese sign by itself. */
public final class SafetyTokens {

    private SafetyTokens() {}

    static List<String> of(ParsedUtterance utterance) {
        return splitHan(utterance.clauses());
    }

    static List<String> of(String text) {
        return splitHan(TextNormalizer.tokenizeWithClauses(text));
    }

    /** The words with their marks, for a language in which marks tell words apart. */
    static List<String> withMarks(String text) {
        return splitHan(List.of(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replaceAll("[,.;:!?\\n]+", " | ").split("[^\\p{L}\\p{N}|]+")));
    }

    /** As somebody writes Vietnamese without marks. */
    static String withoutMarks(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('đ', 'd');
    }

    /** Words to learn danger from: without marks, which many leave out, and without numbers, which say nothing of danger. */
    public static List<String> ofModel(String text) {
        return splitHan(TextNormalizer.tokenize(text.replace('đ', 'd').replace('Đ', 'd'))).stream()
                .filter(word -> !Character.isDigit(word.charAt(0))).toList();
    }

    private static List<String> splitHan(List<String> words) {
        var tokens = new ArrayList<String>();
        for (var word : words) {
            int start = 0;
            for (int i = 0; i < word.length(); i++) {
                if (Character.UnicodeScript.of(word.charAt(i)) == Character.UnicodeScript.HAN) {
                    addIfAny(tokens, word.substring(start, i));
                    tokens.add(word.substring(i, i + 1));
                    start = i + 1;
                }
            }
            addIfAny(tokens, word.substring(start));
        }
        return tokens;
    }

    private static void addIfAny(List<String> tokens, String token) {
        if (!token.isEmpty()) {
            tokens.add(token);
        }
    }
}
