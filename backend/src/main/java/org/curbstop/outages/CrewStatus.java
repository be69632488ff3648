package org.curbstop.outages;

/** How far help has come. */
public enum CrewStatus { NOT_YET, ASSIGNED, ON_THE_WAY, ON_SITE, DONE }
