package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Published when the crew is late, by {@code minutes} as far as known. */
public record AppointmentLate(OrderSnapshot news, int minutes, Instant at) implements DomainEvent {}
