package org.curbstop.orders.events;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** Staff let an order go without its deposit; who and why stands on the order. Told at least once: once for an order. */
public record DepositWaived(OrderSnapshot news, AccountId account, Money amount, Instant at) implements DomainEvent {}
