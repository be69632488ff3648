package org.curbstop.orders;

import java.time.Instant;
import org.curbstop.store.Event;

/** Staff could not take it. @param reason a code */
public record OrderTurnedDown(OrderNews news, String reason, Instant at) implements Event {}
