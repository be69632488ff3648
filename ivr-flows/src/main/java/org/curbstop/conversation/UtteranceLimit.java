package org.curbstop.conversation;

/**
 * How much may be said in one answer, on any channel: longer than any text message that people write, and short enough to be read at once.
 */
public final class UtteranceLimit {

    /** Characters. */
    public static final int MAX_CHARACTERS = 1000;

    private UtteranceLimit() {}

    public static boolean isTooLong(String text) {
        return text.length() > MAX_CHARACTERS;
    }

    /** Whether what was typed, said or keyed is longer than we read; of a page's form that is said at the field. */
    public static boolean isTooLong(UserInput input) {
        return switch (input) {
            case UserInput.Utterance words -> isTooLong(words.text());
            case UserInput.KeypadDigits keys -> isTooLong(keys.digits());
            case UserInput.Selection picked -> isTooLong(picked.value());
            case UserInput.FormSubmission _,UserInput.SessionOpened _,UserInput.Command _,UserInput.LanguageSelection _,UserInput.Silence _,UserInput.CardCapture _,UserInput.Attachments _,UserInput.SessionClosed _ ->
                    false;
        };
    }

    /** The beginning, as much as is read. */
    public static String truncate(String text) {
        return isTooLong(text) ? text.substring(0, MAX_CHARACTERS) : text;
    }
}
