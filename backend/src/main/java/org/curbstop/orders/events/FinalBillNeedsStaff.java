package org.curbstop.orders.events;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;

/** The last bill cannot be worked out from what is on file: a person has to make it. */
public record FinalBillNeedsStaff(OrderId order, AccountId account, LocalDate lastDay, Instant at) implements DomainEvent {}
