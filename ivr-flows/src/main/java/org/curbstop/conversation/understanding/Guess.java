package org.curbstop.conversation.understanding;

import java.util.List;

/** Which task was meant: at most three, likeliest first, and what to do about it. */
public record Guess(Decision decision, List<Intent> best) {

    public enum Decision {
        /** Sure enough to open the flow. */
        ACT,
        /** Ask which of the two best. */
        OFFER,
        /** Ask to say it in other words, once. */
        REPHRASE,
        /** Nothing we do: the menu, or a person. */
        MENU
    }

    /** @param confidence 0 to 1; comparable within a language only */
    public record Intent(String flow, double confidence) {}

    public Guess {
        best = List.copyOf(best);
    }
}
