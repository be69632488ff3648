package org.curbstop.orders;

import java.time.Instant;
import org.curbstop.store.Event;

/** Somebody comes on the next working day. */
public record AppointmentDueSoon(OrderNews news, Instant at) implements Event {}
