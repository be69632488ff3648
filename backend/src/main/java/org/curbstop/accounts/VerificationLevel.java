package org.curbstop.accounts;

/** How well somebody has proved who they are, in rising order. */
public enum VerificationLevel {
    /** Not at all: an account number with a ZIP code, or a number that calls, proves nothing. */
    NONE,
    /** Knows the account's PIN. */
    PIN,
    /** Received a one-time code at a contact on file. */
    CODE,
    /** Signed in with a login that is linked to the person. */
    SIGNED_IN;

    public boolean isAtLeast(VerificationLevel needed) {
        return compareTo(needed) >= 0;
    }
}
