package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** It is ours, and all of it is entered: the owner can rely on it. @param waived whether staff let the deposit go that the rules ask for */
public record OrderConfirmed(OrderSnapshot news, Money deposit, boolean waived, Optional<Money> sameDayFee, Instant at)
        implements DomainEvent {}
