package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/**
 * The day of a visit went by and nobody said what became of it: a person finds out. Published at least once: deduplicate by the order's id
 * and its number.
 */
public record VisitUnreported(OrderSnapshot news, Instant at) implements DomainEvent {}
