package org.curbstop.conversation.flowfile;

/** A place in a flow file or a file of wordings; lines count from 1. */
public record At(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
