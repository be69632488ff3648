package org.curbstop.orders;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** Nothing is supplied under this account any more: it is to be read and billed up to that day. */
public record FinalBillAsked(OrderId order, AccountId account, LocalDate lastDay, Instant at) implements Event {}
