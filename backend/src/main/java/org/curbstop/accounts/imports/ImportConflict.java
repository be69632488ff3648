package org.curbstop.accounts.imports;

/** Something in an imported row that a person must review. */
public enum ImportConflict {
    /** The number belongs to another customer than before; the previous one keeps what is stored under it, as an account of their own. */
    OTHER_CUSTOMER,
    /** The name changed, and without a customer number that is another customer. */
    OTHER_NAME,
    /** Changed in Curbstop and in the CIS: the contacts of both are kept. */
    PHONE, EMAIL,
    /** Changed in Curbstop and in the CIS: the value of the CIS counts. */
    LANGUAGE, MAILING,
    /** Given when the account was opened here, and different in its first row: the value given here counts. */
    LANGUAGE_HERE, MAILING_HERE,
    /** The account was opened here for a person who is new here, and its first row is of a customer known before. */
    KNOWN_CUSTOMER
}
