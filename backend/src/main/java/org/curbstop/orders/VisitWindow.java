package org.curbstop.orders;

/** Half-day in which a visit is promised; the rules define its hours. */
public enum VisitWindow { MORNING, AFTERNOON }
