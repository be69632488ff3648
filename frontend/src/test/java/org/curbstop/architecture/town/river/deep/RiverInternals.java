package org.curbstop.architecture.town.river.deep;

/** Inside a module, nobody else's business. */
public final class RiverInternals {}
