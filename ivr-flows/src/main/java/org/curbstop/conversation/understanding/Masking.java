package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.regex.Pattern;
import org.curbstop.common.Luhn;

/** Keeps numbers that name or pay for something out of what is kept. */
final class Masking {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){3,}+");
    private static final String MASK = "••••";
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;
    private static final int SPOKEN_RUN = 4;

    private final List<Numbers> tongues;

    Masking(List<Numbers> tongues) {
        this.tongues = tongues;
    }

    boolean holdsCardNumber(String text) {
        return tongues.stream().flatMap(numbers -> numbers.runs(text.replace('-', ' ')).stream())
                .anyMatch(run -> run.length() >= SHORTEST_CARD && run.length() <= LONGEST_CARD && Luhn.holds(run));
    }

    /** Digits in a row, written or spoken, four or more. */
    String mask(String text) {
        var written = LONG_NUMBER.matcher(text).replaceAll(MASK);
        var masked = new StringBuilder();
        var held = new StringBuilder();
        int spoken = 0;
        for (var word : written.split("(?<=\\s)|(?=\\s)")) {
            boolean number = !word.isBlank() && !word.contains("•") && isDigit(Plain.of(word));
            if (number || word.isBlank() && spoken > 0) {
                held.append(word);
                spoken += number ? 1 : 0;
            } else {
                masked.append(spoken >= SPOKEN_RUN ? MASK + " " : held).append(word);
                held.setLength(0);
                spoken = 0;
            }
        }
        return masked.append(spoken >= SPOKEN_RUN ? MASK : held).toString();
    }

    private boolean isDigit(String word) {
        return tongues.stream().anyMatch(numbers -> !numbers.digit(word).isEmpty());
    }
}
