package org.curbstop.assistance.directory;

/** Whether an agency takes applications for a programme now. */
public enum IntakeStatus { OPEN, WAITING_LIST, CLOSED }
