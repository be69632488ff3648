package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.SlotValue;

/**
 * The result of a turn, complete or up to an outside action that it waits for.
 *
 * @param secrets kept for this turn only
 * @param takenAs the intent that the words were taken for, if they were no answer to a question
 */
public record TurnResult(DialogueState state, List<BotResponse> responses, Optional<PendingAction> pendingAction,
        Map<String, SlotValue> secrets, boolean canGoBack, Optional<IntentPrediction> takenAs) {
    public TurnResult {
        responses = List.copyOf(responses);
        secrets = Map.copyOf(secrets);
    }

    /** Leaves out secrets, which must not reach logs. */
    @Override
    public String toString() {
        return "TurnResult[" + state.id() + ", pending " + pendingAction.map(w -> w.getClass().getSimpleName()) + "]";
    }
}
