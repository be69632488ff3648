package org.curbstop.assistance;

/** What a home is heated with. */
public enum HeatingFuel { ELECTRIC, GAS, OIL, PROPANE, WOOD, OTHER }
