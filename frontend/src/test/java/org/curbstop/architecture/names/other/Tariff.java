package org.curbstop.architecture.names.other;

/** Second of two types with the same simple name. */
final class Tariff {}
