package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.regex.Pattern;
import org.curbstop.common.Luhn;

/** Masks numbers that identify or pay for something, so that they are not stored. */
final class NumberMasker {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){3,}+");
    private static final String MASK = "••••";
    private static final int MIN_CARD_DIGITS = 13;
    private static final int MAX_CARD_DIGITS = 19;
    private static final int MIN_SPOKEN_DIGITS = 4;

    private final List<SpokenNumberParser> numberParsers;

    NumberMasker(List<SpokenNumberParser> numberParsers) {
        this.numberParsers = numberParsers;
    }

    boolean holdsCardNumber(String text) {
        return numberParsers.stream().flatMap(numbers -> numbers.digitRuns(text.replace('-', ' ')).stream())
                .anyMatch(run -> run.length() >= MIN_CARD_DIGITS && run.length() <= MAX_CARD_DIGITS && Luhn.isValid(run));
    }

    /** Masks runs of four or more digits, written or spoken. */
    String mask(String text) {
        var written = LONG_NUMBER.matcher(text).replaceAll(MASK);
        var masked = new StringBuilder();
        var held = new StringBuilder();
        int spoken = 0;
        for (var word : written.split("(?<=\\s)|(?=\\s)")) {
            boolean number = !word.isBlank() && !word.contains("•") && isDigit(TextNormalizer.normalize(word));
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

    private boolean isDigit(String word) {
        return numberParsers.stream().anyMatch(numbers -> !numbers.digitsOf(word).isEmpty());
    }
}
