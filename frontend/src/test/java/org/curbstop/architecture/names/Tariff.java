package org.curbstop.architecture.names;

/** First of two types with the same simple name. */
final class Tariff {}
