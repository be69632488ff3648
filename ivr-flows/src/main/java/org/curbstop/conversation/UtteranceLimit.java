package org.curbstop.conversation;

/** The maximum length of one answer on any channel: longer than people's text messages, and short enough to parse at once. */
public final class UtteranceLimit {

    /** In characters. */
    public static final int MAX_CHARACTERS = 1000;

    private UtteranceLimit() {}

    public static boolean isTooLong(String text) {
        return text.length() > MAX_CHARACTERS;
    }

    /** Whether an input is longer than we read. A page's form is not checked here, because its error belongs at the field. */
    public static boolean isTooLong(UserInput input) {
        return switch (input) {
            case UserInput.Utterance words -> isTooLong(words.text());
            case UserInput.KeypadDigits keys -> isTooLong(keys.digits());
            case UserInput.Selection picked -> isTooLong(picked.value());
            case UserInput.FormSubmission _,UserInput.SessionOpened _,UserInput.Command _,UserInput.LanguageSelection _,
                    UserInput.Silence _,UserInput.CardCapture _,UserInput.Attachments _,UserInput.SessionClosed _ ->
                    false;
        };
    }

    /** The beginning of the text, as much as is read. */
    public static String truncate(String text) {
        return isTooLong(text) ? text.substring(0, MAX_CHARACTERS) : text;
    }
}
