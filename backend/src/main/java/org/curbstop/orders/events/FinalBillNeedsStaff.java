package org.curbstop.orders.events;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;

/** Published when the final bill cannot be calculated from the data on file: staff must make it. */
public record FinalBillNeedsStaff(OrderId order, AccountId account, LocalDate lastDay, Instant at) implements DomainEvent {}
