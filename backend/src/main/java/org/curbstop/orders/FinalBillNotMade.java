package org.curbstop.orders;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** The last bill cannot be worked out from what is on file: a person has to make it. */
public record FinalBillNotMade(OrderId order, AccountId account, LocalDate lastDay, Instant at) implements Event {}
