package org.curbstop.conversation.engine;

import java.util.HashMap;
import java.util.List;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.Flow;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.flowfile.FlowStep;

/**
 * The part of a conversation that a resume code carries: tasks and the person's answers, never proofs or facts. Every flow starts over and
 * skips the questions whose answers it knows, so an action that requires a proof asks for it again.
 */
final class ResumableFrames {

    private ResumableFrames() {}

    static List<FlowFrame> from(DialogueState state, FlowCatalog catalog) {
        return state.frames().stream().filter(frame -> frame.how() != FlowFrame.EntryReason.PROVING && catalog.hasFlow(frame.flow()))
                .map(frame -> from(frame, catalog.flow(frame.flow()))).toList();
    }

    private static FlowFrame from(FlowFrame frame, Flow flow) {
        var known = new HashMap<String, SlotValue>();
        for (var question : frame.trail()) {
            if (flow.step(question) instanceof FlowStep.Ask ask && ask.from().isEmpty()
                    && frame.known().get(ask.slot()) instanceof SlotValue answer) {
                known.put(ask.slot(), answer);
            }
        }
        return FlowFrame.begin(flow.name(), flow.first().name(), frame.how(), known);
    }
}
