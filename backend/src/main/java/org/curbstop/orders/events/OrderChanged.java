package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Published when an order gets another day or slot. */
public record OrderChanged(OrderSnapshot news, Instant at) implements DomainEvent {}
