package org.curbstop.conversation.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalizes text for comparison: lower case, no accents, no punctuation except clause breaks. */
final class TextNormalizer {

    static final String CLAUSE_BREAK = "|";
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern CONTRACTED = Pattern.compile("['’`´]");
    private static final Pattern ENDS = Pattern.compile("(?<![,.;:!?¿¡])[,.;:!?¿¡]++(?=\\s|$)|\\n");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}|]+");

    private TextNormalizer() {}

    static String normalize(String text) {
        return String.join(" ", tokenize(text));
    }

    static List<String> tokenize(String text) {
        return tokenizeWithClauses(text).stream().filter(word -> !word.equals(CLAUSE_BREAK)).toList();
    }

    /** Splits text into words, with {@link #CLAUSE_BREAK} at the end of each clause. */
    static List<String> tokenizeWithClauses(String text) {
        if (isAlreadyNormalized(text)) {
            return text.isBlank() ? List.of() : List.of(text.toLowerCase(Locale.ROOT).strip().split(" +"));
        }
        String plain = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)).replaceAll("");
        plain = ENDS.matcher(CONTRACTED.matcher(plain.replace('|', ' ')).replaceAll("")).replaceAll(" | ");
        var words = new ArrayList<String>();
        for (var word : OTHER.matcher(plain).replaceAll(" ").strip().split(" +")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** Whether the text has only ASCII letters, digits and spaces: the usual case, which needs no rewriting. */
    private static boolean isAlreadyNormalized(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (!(sign == ' ' || sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9')) {
                return false;
            }
        }
        return true;
    }

    /** The index at which a phrase starts, or -1. */
    static int indexOfPhrase(List<String> words, List<String> phrase, boolean forgiving) {
        for (int from = 0; from + phrase.size() <= words.size(); from++) {
            int matched = 0;
            while (matched < phrase.size() && same(words.get(from + matched), phrase.get(matched), forgiving)) {
                matched++;
            }
            if (matched == phrase.size()) {
                return from;
            }
        }
        return -1;
    }

    private static boolean same(String word, String expected, boolean forgiving) {
        return word.equals(expected) || forgiving && expected.length() >= 5 && word.length() >= 4 && isOneEditApart(word, expected);
    }

    /** Whether adding, dropping, changing or swapping one letter turns one word into the other. */
    static boolean isOneEditApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int head = 0;
        while (head < Math.min(a.length(), b.length()) && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(a.length(), b.length()) - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        int restA = a.length() - head - tail;
        int restB = b.length() - head - tail;
        return restA <= 1 && restB <= 1
                || restA == 2 && restB == 2 && a.charAt(head) == b.charAt(head + 1) && a.charAt(head + 1) == b.charAt(head);
    }
}
