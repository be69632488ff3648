package org.curbstop.assistance;

/** Whether an agency takes applications for a programme now. */
public enum Taking { OPEN, WAITING_LIST, CLOSED }
