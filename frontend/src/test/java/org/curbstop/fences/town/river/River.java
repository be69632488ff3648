package org.curbstop.fences.town.river;

/** The door of a module. */
public final class River {}
