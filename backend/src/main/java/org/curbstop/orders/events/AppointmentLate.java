package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Whoever comes is late. @param minutes how much, as far as is known */
public record AppointmentLate(OrderSnapshot news, int minutes, Instant at) implements DomainEvent {}
