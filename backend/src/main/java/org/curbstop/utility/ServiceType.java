package org.curbstop.utility;

/** What a utility may supply; its file says which of these it does. */
public enum ServiceType { ELECTRIC, WATER, SEWER, STORMWATER, SOLID_WASTE, GAS }
