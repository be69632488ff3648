package org.curbstop.assistance.directory;

/** Whether an agency takes applications for a program now. */
public enum IntakeStatus { OPEN, WAITING_LIST, CLOSED }
