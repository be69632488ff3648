package org.curbstop.accounts;

/** How well a customer has proved their identity, in ascending order. */
public enum VerificationLevel {
    /** Nothing is proved: an account number with a ZIP code, or a calling number, is no proof. */
    NONE,
    /** Knows the PIN of the account. */
    PIN,
    /** Received a one-time code at a contact on file. */
    CODE,
    /** Signed in with a login that is linked to the person. */
    SIGNED_IN;

    public boolean isAtLeast(VerificationLevel needed) {
        return compareTo(needed) >= 0;
    }
}
