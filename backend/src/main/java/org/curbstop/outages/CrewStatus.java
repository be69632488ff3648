package org.curbstop.outages;

/** Progress of the crew. */
public enum CrewStatus { NOT_YET, ASSIGNED, ON_THE_WAY, ON_SITE, DONE }
