package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** It was taken back. @param by customer or staff */
public record OrderCancelled(OrderSnapshot news, String by, Instant at) implements DomainEvent {}
