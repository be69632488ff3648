package org.curbstop.conversation.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tokens for hazard detection: words as in {@link TextNormalizer}, but each Chinese character by itself. */
public final class SafetyTokens {

    private static final Pattern CLAUSE_END = Pattern.compile("[,.;:!?\\n\u3001\u3002\uff0c\uff01\uff1f]+");

    private SafetyTokens() {}

    static List<String> of(ParsedUtterance utterance) {
        return splitHan(utterance.clauses());
    }

    static List<String> of(String text) {
        return splitHan(TextNormalizer.tokenizeWithClauses(text));
    }

    /** Returns the words with diacritics, for a language in which these distinguish words. */
    static List<String> withMarks(String text) {
        return splitHan(List.of(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replaceAll("[,.;:!?\\n]+", " | ").split("[^\\p{L}\\p{N}|]+")));
    }

    /** Removes diacritics, as people do who type Vietnamese without them. */
    static String withoutMarks(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('đ', 'd');
    }

    /** Returns the tokens for the hazard model: without diacritics, which many omit, and without numbers, which say nothing of danger. */
    public static List<String> ofModel(String text) {
        return splitHan(TextNormalizer.tokenize(text.replace('đ', 'd').replace('Đ', 'd'))).stream()
                .filter(word -> !Character.isDigit(word.charAt(0))).toList();
    }

    /** Returns the tokens between punctuation and words such as "and": a customer who wants to pay may also mention a wire. */
    static List<List<String>> parts(String text, Set<String> boundaries) {
        var parts = new ArrayList<List<String>>();
        for (var clause : CLAUSE_END.split(text)) {
            var part = new ArrayList<String>();
            for (var word : ofModel(clause)) {
                if (boundaries.contains(word)) {
                    parts.add(List.copyOf(part));
                    part.clear();
                } else {
                    part.add(word);
                }
            }
            parts.add(part);
        }
        return parts.stream().filter(part -> part.size() > 1).toList();
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
