package org.curbstop.conversation.flowfile;

/** What is wrong in a file, where, and what was expected. */
public record Problem(At at, String what) {
    @Override
    public String toString() {
        return at + ": " + what;
    }
}
