package org.curbstop.conversation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.SlotValue;

/**
 * Output of a turn so far, which the next turn does not need.
 *
 * @param secrets kept for this turn only
 * @param retainedInputs refused input by field, for a page to show again
 * @param errors by field, for a page
 * @param reprompting whether the open question is asked again, in fewer words
 * @param takenAs predicted intent of the words
 */
record TurnOutput(List<BotResponse> responses, Optional<PendingAction> pendingAction, Map<String, SlotValue> secrets,
        Map<String, String> retainedInputs, Map<String, String> errors, boolean reprompting, Optional<IntentPrediction> takenAs) {

    static final TurnOutput NONE = new TurnOutput(List.of(), Optional.empty(), Map.of(), Map.of(), Map.of(), false, Optional.empty());

    TurnOutput and(List<? extends BotResponse> more) {
        return new TurnOutput(Stream.concat(responses.stream(), more.stream()).toList(), pendingAction, secrets, retainedInputs, errors,
                reprompting, takenAs);
    }

    TurnOutput pending(PendingAction action) {
        return new TurnOutput(responses, Optional.of(action), secrets, retainedInputs, errors, reprompting, takenAs);
    }

    TurnOutput withSecrets(Map<String, SlotValue> values) {
        return new TurnOutput(responses, pendingAction, values, retainedInputs, errors, reprompting, takenAs);
    }

    TurnOutput withSecret(String slot, SlotValue value) {
        return withSecrets(with(secrets, slot, value));
    }

    TurnOutput retaining(String slot, String text) {
        return new TurnOutput(responses, pendingAction, secrets, with(retainedInputs, slot, text), errors, reprompting, takenAs);
    }

    TurnOutput withError(String slot, String text) {
        return new TurnOutput(responses, pendingAction, secrets, retainedInputs, with(errors, slot, text), reprompting, takenAs);
    }

    TurnOutput asReprompt() {
        return new TurnOutput(responses, pendingAction, secrets, retainedInputs, errors, true, takenAs);
    }

    TurnOutput takenAs(IntentPrediction prediction) {
        return new TurnOutput(responses, pendingAction, secrets, retainedInputs, errors, reprompting, Optional.of(prediction));
    }

    private static <V> Map<String, V> with(Map<String, V> values, String name, V value) {
        var all = new HashMap<>(values);
        all.put(name, value);
        return Map.copyOf(all);
    }
}
