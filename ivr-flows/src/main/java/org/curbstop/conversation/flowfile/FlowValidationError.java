package org.curbstop.conversation.flowfile;

import org.curbstop.common.yaml.FilePosition;

/** Error in a flow or prompt file, with its position. */
public record FlowValidationError(FilePosition at, String message) {
    @Override
    public String toString() {
        return at + ": " + message;
    }
}
