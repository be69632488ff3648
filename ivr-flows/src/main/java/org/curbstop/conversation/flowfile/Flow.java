package org.curbstop.conversation.flowfile;

import java.util.SequencedMap;
import org.curbstop.common.yaml.Position;

/** A task, told once for all channels. The first step begins it. */
public record Flow(String name, Position at, String about, SequencedMap<String, Step> steps) {

    public Step first() {
        return steps.firstEntry().getValue();
    }

    public Step step(String step) {
        var found = steps.get(step);
        if (found == null) {
            throw new IllegalStateException("flow " + name + " has no step " + step);
        }
        return found;
    }
}
