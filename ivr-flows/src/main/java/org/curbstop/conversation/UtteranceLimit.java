package org.curbstop.conversation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maximum length of one answer on any channel: longer than people's text messages, and short enough to parse at once. */
public final class UtteranceLimit {

    public static final int MAX_CHARACTERS = 1000;

    private static final int MAX_TAKEN = 2 * MAX_CHARACTERS;
    /** Length in characters of a card number with separators between its digits. */
    private static final int MAX_NUMBER_LENGTH = 60;

    private UtteranceLimit() {}

    public static boolean isTooLong(String text) {
        return text.length() > MAX_CHARACTERS;
    }

    /** Returns whether an input is too long. Excludes a page's form, whose error belongs at the field. */
    public static boolean isTooLong(UserInput input) {
        return switch (input) {
            case UserInput.Utterance words -> isTooLong(words.text());
            case UserInput.KeypadDigits keys -> isTooLong(keys.digits());
            case UserInput.Selection picked -> isTooLong(picked.value());
            case UserInput.FormSubmission _, UserInput.SessionOpened _, UserInput.Command _, UserInput.LanguageSelection _,
                    UserInput.Silence _, UserInput.CardCapture _, UserInput.Attachments _, UserInput.SessionClosed _ -> false;
        };
    }

    /**
     * Cuts input to twice the maximum, which is too long in any case: masking numbers in the rest would take time in proportion to its
     * length. Cuts after a letter where possible, so that no unrecognizable part of a number remains.
     */
    public static UserInput cut(UserInput input) {
        return switch (input) {
            case UserInput.Utterance(String text, double confidence) when text.length() > MAX_TAKEN ->
                    new UserInput.Utterance(cut(text), confidence);
            case UserInput.KeypadDigits(String digits) when digits.length() > MAX_TAKEN -> new UserInput.KeypadDigits(cut(digits));
            case UserInput.Selection(String value) when value.length() > MAX_TAKEN -> new UserInput.Selection(cut(value));
            case UserInput.FormSubmission(Map<String, String> answers) -> {
                Map<String, String> taken = new LinkedHashMap<>();
                answers.forEach((slot, text) -> taken.put(slot, cut(text)));
                yield new UserInput.FormSubmission(taken);
            }
            default -> input;
        };
    }

    private static String cut(String text) {
        int end = Math.min(text.length(), MAX_TAKEN);
        while (end < text.length() && end > MAX_TAKEN - MAX_NUMBER_LENGTH && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Returns the beginning of the text, up to the maximum. */
    public static String truncate(String text) {
        return isTooLong(text) ? text.substring(0, MAX_CHARACTERS) : text;
    }
}
