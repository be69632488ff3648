package org.curbstop.conversation;

/** How well the customer has proved their identity, in ascending order. An action names the minimum that it requires. */
public enum ProofLevel {
    NOTHING,
    BY_PIN,
    BY_CODE,
    SIGNED_IN;

    public boolean atLeast(ProofLevel needed) {
        return compareTo(needed) >= 0;
    }
}
