package org.curbstop.assistance.directory;

/** Whether an agency accepts applications for a program now. */
public enum IntakeStatus { OPEN, WAITING_LIST, CLOSED }
