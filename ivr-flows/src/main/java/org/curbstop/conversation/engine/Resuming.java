package org.curbstop.conversation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Flow;
import org.curbstop.conversation.flowfile.FlowSet;
import org.curbstop.conversation.flowfile.Step;

/**
 * What travels with a code: the tasks and the answers that the person gave, never what was proved or told. Every flow begins anew and
 * passes over what it knows, so whatever needs a proof asks for it again.
 */
final class Resuming {

    private Resuming() {}

    static List<Frame> carried(Talk talk, FlowSet set) {
        return talk.frames().stream().filter(frame -> frame.how() != Frame.How.PROVING && set.has(frame.flow()))
                .map(frame -> carried(frame, set.flow(frame.flow()))).toList();
    }

    private static Frame carried(Frame frame, Flow flow) {
        var known = new HashMap<String, Value>();
        for (var question : frame.trail()) {
            if (flow.step(question) instanceof Step.Ask ask && ask.from().isEmpty() && frame.known().get(ask.slot()) instanceof Value answer) {
                known.put(ask.slot(), answer);
            }
        }
        return Frame.begin(flow.name(), flow.first().name(), frame.how(), known);
    }
}
