package org.curbstop.conversation;

/** How much may be said in one answer, on any channel: longer than any text message that people write, and short enough to be read at once. */
public final class Utterance {

    /** Characters. */
    public static final int LONGEST = 1000;

    private Utterance() {}

    public static boolean isTooLong(String text) {
        return text.length() > LONGEST;
    }

    /** Whether what was typed, said or keyed is longer than we read; of a page's form that is said at the field. */
    public static boolean isTooLong(Heard heard) {
        return switch (heard) {
            case Heard.Words words -> isTooLong(words.text());
            case Heard.Keys keys -> isTooLong(keys.digits());
            case Heard.Picked picked -> isTooLong(picked.value());
            case Heard.Filled _, Heard.Opened _, Heard.Wish _, Heard.InLanguage _, Heard.Silence _, Heard.Card _, Heard.Attached _, Heard.Left _ -> false;
        };
    }

    /** The beginning, as much as is read. */
    public static String bounded(String text) {
        return isTooLong(text) ? text.substring(0, LONGEST) : text;
    }
}
