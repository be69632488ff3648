package org.curbstop.grievances;

/** Decision on a grievance. */
public enum GrievanceOutcome { UPHELD, PARTLY_UPHELD, NOT_UPHELD }
