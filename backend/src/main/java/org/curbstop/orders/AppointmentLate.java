package org.curbstop.orders;

import java.time.Instant;
import org.curbstop.store.Event;

/** Whoever comes is late. @param minutes how much, as far as is known */
public record AppointmentLate(OrderNews news, int minutes, Instant at) implements Event {}
