package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Published when a visit is due on the next business day. */
public record AppointmentDueSoon(OrderSnapshot news, Instant at) implements DomainEvent {}
