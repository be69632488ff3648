package org.curbstop.orders;

import java.util.Locale;

/** What a person at the desk saw, or why they are sure without a document, when the rules were not sure who somebody is. */
public enum IdentityEvidence {
    DRIVERS_LICENSE,
    STATE_ID,
    PASSPORT,
    CONSULAR_ID,
    TRIBAL_ID,
    MILITARY_ID,
    LEASE_OR_DEED,
    /** An agency, a shelter or a court has written who they are. */
    LETTER_OF_AN_AGENCY,
    /** No document: they came to the office, and whoever decides has known them. */
    KNOWN_IN_PERSON,
    /** No document: somebody called back at a number that is on file for them. */
    CALLED_BACK;

    /** As the audit trail has it. */
    String auditKey() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
