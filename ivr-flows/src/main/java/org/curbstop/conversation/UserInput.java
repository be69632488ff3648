package org.curbstop.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.curbstop.common.Language;

/** What a person did in one turn, as the channel received it, without interpretation. */
public sealed interface UserInput {

    /**
     * The call came in, or the window or page was opened. {@code task} is the task that the endpoint opens ({@code /pay} opens {@code
     * pay-bill}), or empty for the main menu.
     */
    record SessionOpened(String task) implements UserInput {}

    /** Spoken or typed words. {@code confidence} is 0 to 1; typed words have 1. */
    record Utterance(String text, double confidence) implements UserInput {
        public static Utterance typed(String text) {
            return new Utterance(text, 1);
        }
    }

    /** Keys pressed on a phone, without the final #. */
    record KeypadDigits(String digits) implements UserInput {}

    /** A chosen button or list value that we offered. */
    record Selection(String value) implements UserInput {}

    /** A submitted form of a page: answers by slot name, in the order of the form. */
    record FormSubmission(Map<String, String> answers) implements UserInput {
        public FormSubmission {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }

    /** A global command given by its own button or link; the engine recognizes the words and keys for the same commands. */
    record Command(CommandKind kind) implements UserInput {}

    /** A switch to another language by its own button. */
    record LanguageSelection(Language language) implements UserInput {}

    /** No input within the time limit. */
    record Silence() implements UserInput {}

    /** The result of a {@link BotResponse.CardRequest}: the gateway's token, or why there is none. Never a card number. */
    record CardCapture(Result result, String token) implements UserInput {
        public enum Result { TAKEN, GAVE_UP, FAILED, CANCELLED }
    }

    /**
     * Photos or documents that were received and stored under these ids.
     *
     * @param numberInName whether a file name contained a card or social security number, which is not stored and about which the sender is
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

    /** Commands that are available in every state of every flow. */
    enum CommandKind { REPEAT, SLOWER, BACK, CHANGE, START_OVER, CANCEL, HELP, PERSON }
}
