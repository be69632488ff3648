package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/**
 * Published when the day of a visit passes without a report: staff find out what happened. Delivered at least once: deduplicate by the
 * order's id and number.
 */
public record VisitUnreported(OrderSnapshot news, Instant at) implements DomainEvent {}
