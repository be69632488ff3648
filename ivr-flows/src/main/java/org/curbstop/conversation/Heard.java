package org.curbstop.conversation;

import java.util.List;
import java.util.Map;
import org.curbstop.common.Language;

/** What a person did, as a channel understood it; never what it means. */
public sealed interface Heard {

    /** The call came in, the window or page was opened, with a task where the door names one ({@code /pay} opens {@code pay-bill}); empty: the main menu. */
    record Opened(String task) implements Heard {}

    /** Spoken or typed, as it came. {@code confidence} 0 to 1; typed words have 1. */
    record Words(String text, double confidence) implements Heard {
        public static Words typed(String text) {
            return new Words(text, 1);
        }
    }

    /** Keys pressed on a phone, without the finishing #. */
    record Keys(String digits) implements Heard {}

    /** A button, or a value out of a list that we offered. */
    record Picked(String value) implements Heard {}

    /** A page's form: answer by slot name. */
    record Filled(Map<String, String> answers) implements Heard {
        public Filled {
            answers = Map.copyOf(answers);
        }
    }

    /** A standing wish, by its own button or link; words and keys for the same are recognised by the engine. */
    record Wish(Wishes what) implements Heard {}

    /** Another language, by its own button. */
    record InLanguage(Language language) implements Heard {}

    /** Nothing within the time. */
    record Silence() implements Heard {}

    /** What came of {@link Said.TakeCard}: the gateway's token, or why there is none. Never a card number. */
    record Card(Result result, String token) implements Heard {
        public enum Result { TAKEN, GAVE_UP, FAILED, CANCELLED }
    }

    /**
     * Photos or documents were received and stored under these ids.
     *
     * @param numberInName whether a card or social security number was in the name of a file: it is kept without, and whoever sent it is warned
     */
    record Attached(List<String> ids, boolean numberInName) implements Heard {
        public Attached {
            ids = List.copyOf(ids);
        }

        public Attached(List<String> ids) {
            this(ids, false);
        }
    }

    /** The caller hung up, the window was closed. */
    record Left() implements Heard {}

    /** Wishes that hold in every state of every flow. */
    enum Wishes { REPEAT, SLOWER, BACK, CHANGE, START_OVER, CANCEL, HELP, PERSON }
}
