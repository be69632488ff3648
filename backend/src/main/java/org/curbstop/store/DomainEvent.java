package org.curbstop.store;

/**
 * Event that is delivered to its listeners after it was stored, named in the past tense. Implemented by records in a capability's root
 * package (or nested there), each with a stored name in {@code META-INF/curbstop/stored-types.properties}. Delivery is at least once:
 * listeners are idempotent by a key in the event.
 */
public interface DomainEvent {}
