package org.curbstop.conversation;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Predicted intent of an utterance.
 *
 * @param intent the best intent: a task, "other", or empty if nothing was said
 * @param confidence 0 to 1, comparable between sentences of one language only
 * @param decision the action that the confidence permits
 * @param alternatives the next best intents, best first
 * @param exactMatch whether the words are a known phrase for the task; otherwise it is a guess, not to be trusted for one or two words
 * @param slots slot values found in the same words, by type
 */
public record IntentPrediction(String intent, double confidence, IntentDecision decision, List<String> alternatives, boolean exactMatch,
        Map<BotResponse.SlotType, SlotValue> slots) {

    /** Intents that are recognized before any task. */
    public static final String REPORT_HAZARD = "report-hazard";
    public static final String TALK_TO_PERSON = "talk-to-person";
    public static final String GREETING = "greeting";
    public static final String THANKS = "thanks";
    /** A request that is none of our tasks. */
    public static final String OTHER = "other";

    public enum IntentDecision {
        /** Open the task. */
        ACT,
        /** Ask which of the two best tasks is meant. */
        OFFER,
        /** Ask the person to rephrase. */
        REPHRASE,
        /** Not one of our tasks: show the menu. */
        MENU
    }

    public IntentPrediction {
        alternatives = List.copyOf(alternatives);
        slots = Map.copyOf(slots);
    }

    /** Renames the intents and removes duplicates. Changes {@code OFFER} to {@code ACT} if the two best intents get the same name. */
    public IntentPrediction withIntents(UnaryOperator<String> names) {
        var distinct = Stream.concat(Stream.of(intent), alternatives.stream()).map(names).distinct().toList();
        boolean same = decision == IntentDecision.OFFER && !alternatives.isEmpty()
                && names.apply(alternatives.getFirst()).equals(distinct.getFirst());
        return new IntentPrediction(distinct.getFirst(), confidence, same ? IntentDecision.ACT : decision,
                distinct.subList(1, distinct.size()), exactMatch, slots);
    }

    public IntentPrediction withDecision(IntentDecision other) {
        return new IntentPrediction(intent, confidence, other, alternatives, exactMatch, slots);
    }

    public static final IntentPrediction NONE = new IntentPrediction("", 0, IntentDecision.MENU, List.of(), false, Map.of());
}
