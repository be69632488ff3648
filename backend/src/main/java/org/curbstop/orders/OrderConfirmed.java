package org.curbstop.orders;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.store.Event;

/** It is ours, and all of it is entered: the owner can rely on it. @param waived whether staff let the deposit go that the rules ask for */
public record OrderConfirmed(OrderNews news, Money deposit, boolean waived, Optional<Money> sameDayFee, Instant at) implements Event {}
