package org.curbstop.utility;

/** Services that a utility may supply; {@code utility.yaml} lists those it does. */
public enum ServiceType { ELECTRIC, WATER, SEWER, STORMWATER, SOLID_WASTE, GAS }
