package org.curbstop.orders.fulfillment;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;

/** Nothing is supplied under this account any more: it is to be read and billed up to that day. */
public record FinalBillRequested(OrderId order, AccountId account, LocalDate lastDay, Instant at) implements DomainEvent {}
