package org.curbstop.conversation.engine;

import java.util.Map;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.SlotValue;

/** Work that the engine needs done outside before it can finish a turn. */
public sealed interface PendingAction {

    /** A flow action with its input values. The only object that carries secrets. */
    record RunFlowAction(ActionSpec spec, String flow, String step, Map<String, SlotValue> values) implements PendingAction {
        public RunFlowAction {
            values = Map.copyOf(values);
        }
    }

    /** Requests a code by which this conversation can be resumed on another channel. */
    record IssueResumeCode() implements PendingAction {}

    /** Requests the conversation that a resume code stands for. */
    record RedeemResumeCode(String code) implements PendingAction {}
}
