package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Published when staff reject an order; {@code reason} is a code. */
public record OrderRejected(OrderSnapshot news, String reason, Instant at) implements DomainEvent {}
