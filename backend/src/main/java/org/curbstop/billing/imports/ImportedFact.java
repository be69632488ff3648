package org.curbstop.billing.imports;

/** What became of something that the CIS says. */
public enum ImportedFact {
    ADDED, CHANGED,
    /** A balance that was not zero and is now. */
    CLEARED,
    /** It was known like this. */
    SAME,
    /** Something later was said about the same thing, and stays. */
    OLDER,
    /** The same bill or payment was imported with other contents, and stays: it never changes. */
    CONTRADICTS
}
