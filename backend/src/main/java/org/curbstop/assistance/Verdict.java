package org.curbstop.assistance;

/** Whether a programme fits, as far as we can tell; the agency that runs it decides. */
public enum Verdict { YES, MAYBE, NO }
