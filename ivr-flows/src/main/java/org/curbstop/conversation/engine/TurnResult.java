package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.SlotValue;

/**
 * A turn up to the point where something is needed from outside, or to its end.
 *
 * @param passing secrets that live for this turn only
 */
public record TurnResult(DialogueState state, List<BotResponse> responses, Optional<PendingAction> pendingAction,
        Map<String, SlotValue> secrets, boolean canGoBack) {
    public TurnResult {
        responses = List.copyOf(responses);
        secrets = Map.copyOf(secrets);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Turned[" + state.id() + ", wanted " + pendingAction.map(w -> w.getClass().getSimpleName()) + "]";
    }
}
