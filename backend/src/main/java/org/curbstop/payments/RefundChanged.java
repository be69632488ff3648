package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;

/** A refund of a payment came to this. Told at least once: go by refund and progress. */
public record RefundChanged(
        PaymentId id, String refund, Refund.Progress progress, List<Allocation> allocations, Money total, Instant at, Channel channel)
        implements org.curbstop.store.Event {}
