package org.curbstop.assistance.screening;

/** Whether a program fits, as far as the answers show; the agency that runs it decides. */
public enum EligibilityVerdict { YES, MAYBE, NO }
