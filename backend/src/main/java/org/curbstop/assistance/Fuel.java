package org.curbstop.assistance;

/** What a home is heated with. */
public enum Fuel { ELECTRIC, GAS, OIL, PROPANE, WOOD, OTHER }
