package org.curbstop.accounts.imports;

/** Something in an imported row that a person must review. */
public enum ImportConflict {
    /** The account belongs to another customer than before; its delegates were removed. */
    OTHER_CUSTOMER,
    /** The name changed, and without a customer number it may be another customer. */
    OTHER_NAME,
    /** Changed in Curbstop and in the CIS: the contacts of both are kept. */
    PHONE, EMAIL,
    /** Changed in Curbstop and in the CIS: the value of the CIS counts. */
    LANGUAGE, MAILING
}
