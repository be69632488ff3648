package org.curbstop.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.curbstop.common.Language;

/** What the customer did in one turn, as the channel received it, without interpretation. */
public sealed interface UserInput {

    /**
     * Start of a session: an incoming call, an opened window or page, or a text that is a keyword.
     *
     * @param task task that the endpoint or keyword opens ({@code /pay} opens {@code pay-bill}), or empty for the main menu
     * @param keyword the text, because it may answer a question of the task ("LUZ" says which service is out); empty for an endpoint
     */
    record SessionOpened(String task, String keyword) implements UserInput {
        public SessionOpened(String task) {
            this(task, "");
        }
    }

    /** Spoken or typed words. {@code confidence} is 0 to 1; typed words have 1. */
    record Utterance(String text, double confidence) implements UserInput {
        public static Utterance typed(String text) {
            return new Utterance(text, 1);
        }
    }

    /** Keys pressed on a phone, without the final #. */
    record KeypadDigits(String digits) implements UserInput {}

    /** Choice of a button or list value that was offered. */
    record Selection(String value) implements UserInput {}

    /** Submitted form of a page: answers by slot name, in the order of the form. */
    record FormSubmission(Map<String, String> answers) implements UserInput {
        public FormSubmission {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }

    /** Global command from its own button or link. The engine also recognizes the words and keys for these commands. */
    record Command(CommandKind kind) implements UserInput {}

    /** Switch to another language by a button. */
    record LanguageSelection(Language language) implements UserInput {}

    /** No input within the time limit. */
    record Silence() implements UserInput {}

    /** Result of a {@link BotResponse.CardRequest}: the gateway's token, or why there is none. Never a card number. */
    record CardCapture(Result result, String token) implements UserInput {
        public enum Result { TAKEN, GAVE_UP, FAILED, CANCELLED }
    }

    /**
     * Photos or documents received and stored under these ids.
     *
     * @param numberInName whether a file name contained a card or social security number, which is not stored; the sender is warned
     */
    record Attachments(List<String> ids, boolean numberInName) implements UserInput {
        public Attachments {
            ids = List.copyOf(ids);
        }

        public Attachments(List<String> ids) {
            this(ids, false);
        }
    }

    /** End of the session: the caller hung up, or the window was closed. */
    record SessionClosed() implements UserInput {}

    /** Commands available in every state of every flow. */
    enum CommandKind { REPEAT, SLOWER, BACK, CHANGE, START_OVER, CANCEL, HELP, PERSON }
}
