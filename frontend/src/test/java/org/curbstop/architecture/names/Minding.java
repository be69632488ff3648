package org.curbstop.architecture.names;

/** Does not say what it minds. */
final class Minding {}
