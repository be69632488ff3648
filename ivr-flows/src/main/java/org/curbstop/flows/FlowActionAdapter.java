package org.curbstop.flows;

import java.util.function.Function;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;

/** Flow action made of a specification and a handler, for capabilities with many small actions. */
public record FlowActionAdapter(ActionSpec spec, Function<ActionCall, ActionOutcome> handler) implements FlowAction {

    @Override
    public ActionOutcome run(ActionCall call) {
        return handler.apply(call);
    }
}
