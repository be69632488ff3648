package org.curbstop.conversation;

/** How well a person has proved their identity, in ascending order; an action names the minimum that it requires. */
public enum ProofLevel {
    NOTHING,
    BY_PIN,
    BY_CODE,
    SIGNED_IN;

    public boolean atLeast(ProofLevel needed) {
        return compareTo(needed) >= 0;
    }
}
