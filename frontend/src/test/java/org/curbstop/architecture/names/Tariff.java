package org.curbstop.architecture.names;

/** One of two. */
final class Tariff {}
