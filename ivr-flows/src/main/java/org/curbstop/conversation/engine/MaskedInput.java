package org.curbstop.conversation.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.flowfile.Step;
import org.curbstop.conversation.understanding.Readings;

/**
 * What was heard, without card and social security numbers: nothing behind this sees them, so nothing can keep them.
 *
 * @param masked whether there were any
 */
record MaskedInput(Heard heard, boolean masked) {

    /** An account number that is asked for may be grouped as a social security number is: "100 20 0302". */
    private static final Pattern GROUPED = Pattern.compile("[\\d ]+");
    private static final int FEWEST_OF_A_CARD = 13;
    /** "Here is my card number" says nothing else. */
    private static final int FEWEST_WORDS = 6;

    static MaskedInput of(Draft draft, Heard heard, Readings readings) {
        Heard masked = switch (heard) {
            case Heard.Words(String text, double confidence) -> new Heard.Words(masked(text, asked(draft), readings), confidence);
            case Heard.Keys(String digits) -> new Heard.Keys(masked(digits, asked(draft), readings));
            case Heard.Picked(String value) -> new Heard.Picked(masked(value, asked(draft), readings));
            case Heard.Filled(Map<String, String> answers) -> {
                Map<String, String> filled = new LinkedHashMap<>();
                answers.forEach((slot, text) -> filled.put(slot, masked(text, asked(draft, slot), readings)));
                yield new Heard.Filled(filled);
            }
            case Heard.Opened _, Heard.Wish _, Heard.InLanguage _, Heard.Silence _, Heard.Card _, Heard.Attached _, Heard.Left _ -> heard;
        };
        return new MaskedInput(masked, !masked.equals(heard) || heard instanceof Heard.Attached attached && attached.numberInName());
    }

    /** Whether anything else was said that can be gone by. */
    static boolean saysMore(String masked, Readings readings) {
        String rest = masked.replace(SensitiveNumbers.MASK, " ");
        return readings.holdsAddress(rest) || rest.strip().split("[^\\p{L}]+").length >= FEWEST_WORDS;
    }

    private static String masked(String text, Optional<Expected> expected, Readings readings) {
        if (expected.filter(Expected.ACCOUNT::equals).isPresent() && GROUPED.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() < FEWEST_OF_A_CARD) {
            return text;
        }
        String masked = SensitiveNumbers.mask(text);
        boolean inWords = masked.equals(text) && text.chars().noneMatch(Character::isDigit) && readings.holdsCardNumber(text);
        return inWords ? readings.masked(text) : masked;
    }

    private static Optional<Expected> asked(Draft draft) {
        return draft.idle() || draft.aside.isPresent() || draft.top().step().equals(Step.END) ? Optional.empty()
                : draft.step() instanceof Step.Ask ask ? Optional.of(ask.expected()) : Optional.empty();
    }

    private static Optional<Expected> asked(Draft draft, String slot) {
        return draft.idle() ? Optional.empty() : draft.flow().steps().values().stream()
                .filter(Step.Ask.class::isInstance).map(Step.Ask.class::cast).filter(ask -> ask.slot().equals(slot)).map(Step.Ask::expected).findFirst();
    }
}
