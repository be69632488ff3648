package org.curbstop.conversation.flowfile;

import org.curbstop.common.yaml.Position;

/** What is wrong in a file of flows or words, and where. */
public record Flaw(Position at, String what) {
    @Override
    public String toString() {
        return at + ": " + what;
    }
}
