package org.curbstop.conversation;

/** One thing that a flow can have done: a thin adapter to a capability. A fault may be thrown; everything expected is an outcome. */
public interface FlowAction {

    ActionSpec spec();

    ActionOutcome run(ActionCall call);
}
