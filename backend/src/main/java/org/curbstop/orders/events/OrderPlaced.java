package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.store.DomainEvent;

/** An order was placed. @param toStaff the rule by which a person reviews it first */
public record OrderPlaced(OrderSnapshot news, Optional<String> toStaff, Instant at) implements DomainEvent {}
