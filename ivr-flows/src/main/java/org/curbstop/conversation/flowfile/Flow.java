package org.curbstop.conversation.flowfile;

import java.util.SequencedMap;
import org.curbstop.common.yaml.FilePosition;

/** Steps of one task, defined once for all channels. The first step starts the flow. */
public record Flow(String name, FilePosition at, String about, SequencedMap<String, FlowStep> steps) {

    public FlowStep first() {
        return steps.firstEntry().getValue();
    }

    public FlowStep step(String step) {
        var found = steps.get(step);
        if (found == null) {
            throw new IllegalStateException("flow " + name + " has no step " + step);
        }
        return found;
    }
}
