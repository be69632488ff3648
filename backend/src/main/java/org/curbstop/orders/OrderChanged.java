package org.curbstop.orders;

import java.time.Instant;
import org.curbstop.store.Event;

/** It has another day or slot. */
public record OrderChanged(OrderNews news, Instant at) implements Event {}
