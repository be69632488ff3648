package org.curbstop.flows;

import java.util.function.Function;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;

/** An action out of its specification and what it does, for a capability of which flows want many small things. */
record Doing(ActionSpec spec, Function<ActionCall, Outcome> does) implements FlowAction {

    @Override
    public Outcome run(ActionCall call) {
        return does.apply(call);
    }
}
