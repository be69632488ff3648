package org.curbstop.conversation.engine;

import java.util.Map;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.SlotValue;

/** Work that the engine needs done outside before it can finish a turn. */
public sealed interface PendingAction {

    /** Flow action with its input values, including secrets. */
    record RunFlowAction(ActionSpec spec, String flow, String step, Map<String, SlotValue> values) implements PendingAction {
        public RunFlowAction {
            values = Map.copyOf(values);
        }
    }

    /** Requests a code by which this conversation can be resumed on another channel. */
    record IssueResumeCode() implements PendingAction {}

    /** Requests the conversation that a resume code refers to. */
    record RedeemResumeCode(String code) implements PendingAction {}
}
