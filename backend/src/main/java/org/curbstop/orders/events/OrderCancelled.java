package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Published when an order is cancelled; {@code by} is customer or staff. */
public record OrderCancelled(OrderSnapshot news, String by, Instant at) implements DomainEvent {}
