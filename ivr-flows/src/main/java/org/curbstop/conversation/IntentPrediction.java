package org.curbstop.conversation;

import java.util.List;
import java.util.Map;

/**
 * What somebody seems to want.
 *
 * @param intent the best task, or empty
 * @param confidence 0 to 1, comparable between sentences of one language only
 * @param decision what the confidence is good for
 * @param alternatives the next best tasks, best first
 * @param known whether these very words stand for the task; otherwise it is a guess, and a guess at a word or two is worth nothing
 * @param slots values that were said along with it, by kind; every one of them occurs in the words
 */
public record IntentPrediction(String intent, double confidence, IntentDecision decision, List<String> alternatives, boolean exactMatch,
        Map<BotResponse.SlotType, SlotValue> slots) {

    public enum IntentDecision {
        /** Open the task. */
        ACT,
        /** Ask which of the best two. */
        OFFER,
        /** Ask to say it in other words. */
        REPHRASE,
        /** Not a task of ours: show what we can do. */
        MENU
    }

    public IntentPrediction {
        alternatives = List.copyOf(alternatives);
        slots = Map.copyOf(slots);
    }

    public static final IntentPrediction NONE = new IntentPrediction("", 0, IntentDecision.MENU, List.of(), false, Map.of());
}
