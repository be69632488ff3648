package org.curbstop.billing.imports;

/** Outcome of importing a fact stated by the CIS. */
public enum ImportedFact {
    ADDED, CHANGED,
    /** A balance that was not zero and now is. */
    CLEARED,
    /** The same fact was already known. */
    SAME,
    /** A later statement is already known and stays. */
    OLDER,
    /** The same bill or payment was imported with other content; the first one stays, as it never changes. */
    CONTRADICTS
}
