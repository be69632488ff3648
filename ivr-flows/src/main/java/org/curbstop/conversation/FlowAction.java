package org.curbstop.conversation;

/** A flow action: a thin adapter from a flow step to a capability. Expected results are outcomes; faults are thrown. */
public interface FlowAction {

    ActionSpec spec();

    ActionOutcome run(ActionCall call);
}
