package org.curbstop.architecture.town.river;

/** Public type of a sample module. */
public final class River {}
