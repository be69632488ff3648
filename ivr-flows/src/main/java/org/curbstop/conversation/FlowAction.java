package org.curbstop.conversation;

/** Flow action: a thin adapter from a flow step to a capability. Expected results are outcomes; faults are thrown. */
public interface FlowAction {

    ActionSpec spec();

    ActionOutcome run(ActionCall call);
}
