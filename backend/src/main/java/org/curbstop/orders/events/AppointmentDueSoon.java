package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Somebody comes on the next working day. */
public record AppointmentDueSoon(OrderSnapshot news, Instant at) implements DomainEvent {}
