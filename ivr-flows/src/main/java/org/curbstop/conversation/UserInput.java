package org.curbstop.conversation;

import java.util.List;
import java.util.Map;
import org.curbstop.common.Language;

/** What a person did, as a channel understood it; never what it means. */
public sealed interface UserInput {

    /**
     * The call came in, the window or page was opened, with a task where the door names one ({@code /pay} opens {@code pay-bill}); empty:
     * the main menu.
     */
    record SessionOpened(String task) implements UserInput {}

    /** Spoken or typed, as it came. {@code confidence} 0 to 1; typed words have 1. */
    record Utterance(String text, double confidence) implements UserInput {
        public static Utterance typed(String text) {
            return new Utterance(text, 1);
        }
    }

    /** Keys pressed on a phone, without the finishing #. */
    record KeypadDigits(String digits) implements UserInput {}

    /** A button, or a value out of a list that we offered. */
    record Selection(String value) implements UserInput {}

    /** A page's form: answer by slot name. */
    record FormSubmission(Map<String, String> answers) implements UserInput {
        public FormSubmission {
            answers = Map.copyOf(answers);
        }
    }

    /** A standing wish, by its own button or link; words and keys for the same are recognised by the engine. */
    record Command(CommandKind kind) implements UserInput {}

    /** Another language, by its own button. */
    record LanguageSelection(Language language) implements UserInput {}

    /** Nothing within the time. */
    record Silence() implements UserInput {}

    /** What came of {@link BotResponse.CardRequest}: the gateway's token, or why there is none. Never a card number. */
    record CardCapture(Result result, String token) implements UserInput {
        public enum Result { TAKEN, GAVE_UP, FAILED, CANCELLED }
    }

    /**
     * Photos or documents were received and stored under these ids.
     *
     * @param numberInName whether a card or social security number was in the name of a file: it is kept without, and whoever sent it is
     *                     warned
     */
    record Attachments(List<String> ids, boolean numberInName) implements UserInput {
        public Attachments {
            ids = List.copyOf(ids);
        }

        public Attachments(List<String> ids) {
            this(ids, false);
        }
    }

    /** The caller hung up, the window was closed. */
    record SessionClosed() implements UserInput {}

    /** Wishes that hold in every state of every flow. */
    enum CommandKind { REPEAT, SLOWER, BACK, CHANGE, START_OVER, CANCEL, HELP, PERSON }
}
