package org.curbstop.assistance.screening;

/** Whether a programme fits, as far as we can tell; the agency that runs it decides. */
public enum EligibilityVerdict { YES, MAYBE, NO }
