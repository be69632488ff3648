package org.curbstop.conversation.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Normalizes text for comparison: lower case, no accents, no punctuation except clause breaks. */
public final class TextNormalizer {

    static final String CLAUSE_BREAK = "|";
    private static final String CONTRACTED = "'’`´";
    private static final String ENDS = ",.;:!?¿¡";

    private TextNormalizer() {}

    static String normalize(String text) {
        var words = tokenize(text);
        return words.size() == 1 ? words.getFirst() : String.join(" ", words);
    }

    static List<String> tokenize(String text) {
        return split(text, false);
    }

    /** Splits text into words, with {@link #CLAUSE_BREAK} at the end of each clause. */
    static List<String> tokenizeWithClauses(String text) {
        return split(text, true);
    }

    /** Splits in one pass: every turn splits the utterance and, about a hundred times, phrases to compare it with. */
    private static List<String> split(String text, boolean withClauses) {
        String plain = withoutMarks(text.toLowerCase(Locale.ROOT));
        var words = new ArrayList<String>();
        int start = -1;
        for (int at = 0; at < plain.length();) {
            int sign = plain.codePointAt(at);
            int next = at + Character.charCount(sign);
            if (isPartOfWord(sign)) {
                start = start < 0 ? at : start;
                at = next;
                continue;
            }
            if (start >= 0) {
                words.add(plain.substring(start, at));
                start = -1;
            }
            boolean ends = ENDS.indexOf(sign) >= 0;
            while (ends && next < plain.length() && ENDS.indexOf(plain.charAt(next)) >= 0) {
                next++;
            }
            if (withClauses && (sign == '\n' || ends && isSpaceOrEnd(plain, next))) {
                words.add(CLAUSE_BREAK);
            }
            at = next;
        }
        if (start >= 0) {
            words.add(plain.substring(start));
        }
        return words;
    }

    private static boolean isSpaceOrEnd(String text, int at) {
        return at == text.length() || "| \t\n\u000b\f\r".indexOf(text.charAt(at)) >= 0
                || at == text.length() - 1 && "\u0085\u2028\u2029".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isPartOfWord(int sign) {
        if (sign < 0x80) {
            return sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9';
        }
        return switch (Character.getType(sign)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER, Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER, Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Removes accents and apostrophes; returns the same instance if there are none. */
    private static String withoutMarks(String text) {
        boolean ascii = isAscii(text);
        if (ascii && text.indexOf('\'') < 0 && text.indexOf('`') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        (ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFD)).codePoints()
                .filter(sign -> CONTRACTED.indexOf(sign) < 0 && !isMark(sign)).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int sign) {
        int type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Returns the index at which a phrase starts, or -1. */
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

    /** Returns whether adding, dropping, changing or swapping one letter turns one word into the other. */
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
