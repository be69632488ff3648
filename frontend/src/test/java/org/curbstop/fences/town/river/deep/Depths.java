package org.curbstop.fences.town.river.deep;

/** Inside a module, nobody else's business. */
public final class Depths {}
