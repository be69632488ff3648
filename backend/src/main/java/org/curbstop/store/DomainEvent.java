package org.curbstop.store;

/**
 * Something that happened, named in the past tense, delivered to its listeners after it was stored. Implemented by records of a
 * capability's root package (or nested there), each with its stored name in {@code META-INF/curbstop/stored-types.properties}. Delivered at
 * least once: listeners are idempotent by a key in the event.
 */
public interface DomainEvent {}
