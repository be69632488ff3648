package org.curbstop.assistance.screening;

/** Whether a program fits according to the answers. The agency that runs it decides. */
public enum EligibilityVerdict { YES, MAYBE, NO }
