package org.curbstop.architecture.town.river;

/** The door of a module. */
public final class River {}
