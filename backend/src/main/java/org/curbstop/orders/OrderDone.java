package org.curbstop.orders;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.store.Event;

/** What was ordered is done. @param depositToReturn held for an account that has ended; staff give it back */
public record OrderDone(OrderNews news, Optional<Money> depositToReturn, Instant at) implements Event {}
