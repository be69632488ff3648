package org.curbstop.architecture.names.other;

/** The other one. */
final class Tariff {}
