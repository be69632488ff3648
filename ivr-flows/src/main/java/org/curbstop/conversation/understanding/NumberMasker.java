package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.curbstop.common.Luhn;

/** Masks numbers that identify or pay for something, so that they are not stored. */
record NumberMasker(List<SpokenNumberParser> numberParsers) {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){3,}+");
    private static final Pattern WORDS_AND_SPACES = Pattern.compile("(?<=\\s)|(?=\\s)");
    /** The characters of {@code \\s}. */
    private static final String SPACES = " \t\n\u000b\f\r";
    private static final String MASK = "••••";
    private static final int MIN_CARD_DIGITS = 13;
    private static final int MAX_CARD_DIGITS = 19;
    private static final int MIN_SPOKEN_DIGITS = 4;

    boolean holdsCardNumber(String text) {
        return numberParsers.stream().flatMap(numbers -> numbers.digitRuns(text.replace('-', ' ')).stream())
                .anyMatch(run -> run.length() >= MIN_CARD_DIGITS && run.length() <= MAX_CARD_DIGITS && Luhn.isValid(run));
    }

    /** Masks runs of four or more digits, written or spoken. */
    String mask(String text) {
        var written = hasDigits(text) ? LONG_NUMBER.matcher(text).replaceAll(MASK) : text;
        return countSpokenDigits(written) < MIN_SPOKEN_DIGITS ? written : maskSpoken(written);
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < MIN_SPOKEN_DIGITS; i++) {
            digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        return digits >= MIN_SPOKEN_DIGITS;
    }

    /** Counts spoken digits anywhere in the text: most texts have too few to mask, and are left unchanged. */
    private int countSpokenDigits(String text) {
        int count = 0;
        for (var words = new StringTokenizer(text, SPACES); words.hasMoreTokens();) {
            count += isSpokenDigit(words.nextToken()) ? 1 : 0;
        }
        return count;
    }

    private String maskSpoken(String written) {
        var masked = new StringBuilder();
        var held = new StringBuilder();
        int spoken = 0;
        for (var word : WORDS_AND_SPACES.split(written)) {
            boolean number = isSpokenDigit(word);
            if (number || word.isBlank() && spoken > 0) {
                held.append(word);
                spoken += number ? 1 : 0;
            } else {
                masked.append(spoken >= MIN_SPOKEN_DIGITS ? MASK + " " : held).append(word);
                held.setLength(0);
                spoken = 0;
            }
        }
        return masked.append(spoken >= MIN_SPOKEN_DIGITS ? MASK : held).toString();
    }

    private boolean isSpokenDigit(String text) {
        if (text.isBlank() || text.contains("•")) {
            return false;
        }
        String word = TextNormalizer.normalize(text);
        for (var numbers : numberParsers) {
            if (!numbers.digitsOf(word).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
