package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.SlotValue;

/**
 * Result of a turn, complete or up to an external action that it waits for.
 *
 * @param secrets kept for this turn only
 * @param takenAs predicted intent of the words, if they were no answer to a question
 * @param echo the input as in the transcript; only in the result of starting the turn
 */
public record TurnResult(DialogueState state, List<BotResponse> responses, Optional<PendingAction> pendingAction,
        Map<String, SlotValue> secrets, boolean canGoBack, Optional<IntentPrediction> takenAs, Optional<String> echo) {
    public TurnResult {
        responses = List.copyOf(responses);
        secrets = Map.copyOf(secrets);
    }

    TurnResult withEcho(Optional<String> input) {
        return new TurnResult(state, responses, pendingAction, secrets, canGoBack, takenAs, input);
    }

    /** Omits secrets, which must not reach logs. */
    @Override
    public String toString() {
        return "TurnResult[" + state.id() + ", pending " + pendingAction.map(w -> w.getClass().getSimpleName()) + "]";
    }
}
