package org.curbstop.orders.fulfillment;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;

/** Published when an account has no service left: its meter is to be read and billed up to the last day. */
public record FinalBillRequested(OrderId order, AccountId account, LocalDate lastDay, Instant at) implements DomainEvent {}
