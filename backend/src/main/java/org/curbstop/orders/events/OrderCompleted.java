package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** Published when an order is completed; {@code depositToReturn} is held for an account that has ended, and staff return it. */
public record OrderCompleted(OrderSnapshot news, Optional<Money> depositToReturn, Instant at) implements DomainEvent {}
