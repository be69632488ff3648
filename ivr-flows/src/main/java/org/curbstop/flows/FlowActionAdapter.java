package org.curbstop.flows;

import java.util.function.Function;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;

/** An action out of its specification and what it does, for a capability of which flows want many small things. */
public record FlowActionAdapter(ActionSpec spec, Function<ActionCall, ActionOutcome> handler) implements FlowAction {

    @Override
    public ActionOutcome run(ActionCall call) {
        return handler.apply(call);
    }
}
