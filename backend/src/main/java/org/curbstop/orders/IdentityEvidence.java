package org.curbstop.orders;

import java.util.Locale;

/** Evidence of identity that staff saw, or their reason to be sure without a document, for customers whom the rules cannot verify. */
public enum IdentityEvidence {
    DRIVERS_LICENSE,
    STATE_ID,
    PASSPORT,
    CONSULAR_ID,
    TRIBAL_ID,
    MILITARY_ID,
    LEASE_OR_DEED,
    /** Letter of an agency, a shelter or a court that states who they are. */
    LETTER_OF_AN_AGENCY,
    /** No document: they came to the office, and the staff member who decides knows them. */
    KNOWN_IN_PERSON,
    /** No document: staff called back at a number on file for them. */
    CALLED_BACK;

    /** Returns the name used in the audit trail. */
    String auditKey() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
