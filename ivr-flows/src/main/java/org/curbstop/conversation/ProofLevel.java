package org.curbstop.conversation;

/** How well somebody has shown who they are, from least to most; an action names the least that it needs. */
public enum ProofLevel {
    NOTHING,
    BY_PIN,
    BY_CODE,
    SIGNED_IN;

    public boolean atLeast(ProofLevel needed) {
        return compareTo(needed) >= 0;
    }
}
