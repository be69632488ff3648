package org.curbstop.conversation.engine;

import java.util.Map;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.SlotValue;

/** What the engine needs from outside before a turn can go on. */
public sealed interface PendingAction {

    /** An action, with its values; secrets are in here and nowhere else. */
    record RunFlowAction(ActionSpec spec, String flow, String step, Map<String, SlotValue> values) implements PendingAction {
        public RunFlowAction {
            values = Map.copyOf(values);
        }
    }

    /** A code by which this talk can be taken up elsewhere. */
    record IssueResumeCode() implements PendingAction {}

    /** The talk behind a code that somebody gave. */
    record RedeemResumeCode(String code) implements PendingAction {}
}
