package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * Published when an order is accepted and fully entered: the customer can rely on it.
 *
 * @param waived whether staff waived the deposit that the rules require
 */
public record OrderConfirmed(OrderSnapshot news, Money deposit, boolean waived, Optional<Money> sameDayFee, Instant at)
        implements DomainEvent {}
