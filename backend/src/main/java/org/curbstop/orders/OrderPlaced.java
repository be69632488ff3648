package org.curbstop.orders;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.store.Event;

/** Somebody said yes. @param toStaff the rule by which a person looks at it first */
public record OrderPlaced(OrderNews news, Optional<String> toStaff, Instant at) implements Event {}
