package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** Staff waived the deposit of an order; the order records who and why. Published at least once: once for an order. */
public record DepositWaived(OrderSnapshot news, AccountId account, Money amount, Instant at) implements DomainEvent {}
