package org.curbstop.outages;

/** Why; words are the channels'. */
public enum OutageCause { UNKNOWN, STORM, TREE, EQUIPMENT, VEHICLE, ANIMAL, OVERLOAD, MAIN_BREAK, CONTAMINATION, PLANNED_WORK, SUPPLIER }
