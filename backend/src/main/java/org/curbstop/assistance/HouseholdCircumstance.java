package org.curbstop.assistance;

/** What a program may ask about a household besides size and income. */
public enum HouseholdCircumstance {
    /** Somebody has reached the senior age of the program; 60 for LIHEAP (42 USC 8622(5)). */
    SENIOR,
    /** A child under six (42 USC 8629(a)(5)). */
    YOUNG_CHILD,
    DISABILITY,
    /** Somebody depends on a device that needs electricity or water. */
    MEDICAL_DEVICE,
    /** The household has received a disconnection notice. */
    SHUT_OFF_NOTICE,
    /** Service is already off. */
    SHUT_OFF,
    /** A leak on the customer's side was or is being repaired. */
    LEAK,
    /** The account is past due. */
    PAST_DUE,
    /** Somebody receives SNAP, TANF or SSI, which many programs accept as proof of income (42 USC 8624(b)(2)(A)). */
    OTHER_BENEFITS
}
