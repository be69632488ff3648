package org.curbstop.assistance;

/** What a program may ask of a household beside its size and income. */
public enum HouseholdCircumstance {
    /** Somebody of the age that the program calls senior; 60 for LIHEAP (42 USC 8622(5)). */
    SENIOR,
    /** A child under six (42 USC 8629(a)(5)). */
    YOUNG_CHILD,
    DISABILITY,
    /** Somebody depends on a device that needs electricity or water. */
    MEDICAL_DEVICE,
    /** A disconnection notice has come. */
    SHUT_OFF_NOTICE,
    /** The service is off already. */
    SHUT_OFF,
    /** A leak on the customer's side has been or is being repaired. */
    LEAK,
    /** Something is past due. */
    PAST_DUE,
    /** Somebody gets SNAP, TANF or SSI, which many programs take as proof of income (42 USC 8624(b)(2)(A)). */
    OTHER_BENEFITS
}
