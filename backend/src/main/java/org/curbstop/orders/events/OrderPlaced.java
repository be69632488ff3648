package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.store.DomainEvent;

/** Somebody said yes. @param toStaff the rule by which a person looks at it first */
public record OrderPlaced(OrderSnapshot news, Optional<String> toStaff, Instant at) implements DomainEvent {}
