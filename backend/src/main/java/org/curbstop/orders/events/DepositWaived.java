package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** Published when staff waive the deposit of an order; the order records who and why. Delivered at least once: once per order. */
public record DepositWaived(OrderSnapshot news, AccountId account, Money amount, Instant at) implements DomainEvent {}
