package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Staff could not take it. @param reason a code */
public record OrderRejected(OrderSnapshot news, String reason, Instant at) implements DomainEvent {}
