package org.curbstop.outages;

/** How far help has come. */
public enum Crew { NOT_YET, ASSIGNED, ON_THE_WAY, ON_SITE, DONE }
