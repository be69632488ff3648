package org.curbstop.orders;

/** Visits are promised for half a day; from when to when that is, the rules say. */
public enum VisitWindow { MORNING, AFTERNOON }
