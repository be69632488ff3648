package org.curbstop.assistance;

/** Heating fuel of a home. */
public enum HeatingFuel { ELECTRIC, GAS, OIL, PROPANE, WOOD, OTHER }
