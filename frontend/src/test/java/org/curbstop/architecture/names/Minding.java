package org.curbstop.architecture.names;

/** A gerund without an object, which the naming rules forbid. */
final class Minding {}
