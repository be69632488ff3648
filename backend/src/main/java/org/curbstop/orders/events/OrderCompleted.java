package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** What was ordered is done. @param depositToReturn held for an account that has ended; staff give it back */
public record OrderCompleted(OrderSnapshot news, Optional<Money> depositToReturn, Instant at) implements DomainEvent {}
