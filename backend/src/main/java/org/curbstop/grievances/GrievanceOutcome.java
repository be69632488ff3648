package org.curbstop.grievances;

/** Whether the customer was right. */
public enum GrievanceOutcome { UPHELD, PARTLY_UPHELD, NOT_UPHELD }
