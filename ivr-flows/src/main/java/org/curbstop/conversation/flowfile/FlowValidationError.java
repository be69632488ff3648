package org.curbstop.conversation.flowfile;

import org.curbstop.common.yaml.FilePosition;

/** What is wrong in a file of flows or words, and where. */
public record FlowValidationError(FilePosition at, String message) {
    @Override
    public String toString() {
        return at + ": " + message;
    }
}
