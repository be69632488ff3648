package org.curbstop.outages;

/** Cause of an outage; each channel has its own wording. */
public enum OutageCause { UNKNOWN, STORM, TREE, EQUIPMENT, VEHICLE, ANIMAL, OVERLOAD, MAIN_BREAK, CONTAMINATION, PLANNED_WORK, SUPPLIER }
