package org.curbstop.architecture.town.river.deep;

/** Internal type of a sample module. */
public final class RiverInternals {}
