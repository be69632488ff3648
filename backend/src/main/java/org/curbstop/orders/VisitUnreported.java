package org.curbstop.orders;

import java.time.Instant;
import org.curbstop.store.Event;

/** The day of a visit went by and nobody said what became of it: a person finds out. Told at least once: go by the order's id and its number. */
public record VisitUnreported(OrderNews news, Instant at) implements Event {}
