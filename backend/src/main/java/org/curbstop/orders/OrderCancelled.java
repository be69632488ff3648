package org.curbstop.orders;

import java.time.Instant;
import org.curbstop.store.Event;

/** It was taken back. @param by customer or staff */
public record OrderCancelled(OrderNews news, String by, Instant at) implements Event {}
