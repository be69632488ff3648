package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.store.DomainEvent;

/** Published when an order is placed; {@code toStaff} is the rule by which staff review it first. */
public record OrderPlaced(OrderSnapshot news, Optional<String> toStaff, Instant at) implements DomainEvent {}
