package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;

/**
 * A refund of a payment came to this. Published at least once: deduplicate by refund and progress.
 *
 * @param payment the order of the payment: whom to notify; empty in events from before customers were notified
 */
public record RefundChanged(
        PaymentId id, String refund, Refund.RefundStatus progress, List<Allocation> allocations, Money total, Instant at, Channel channel,
        Optional<PaymentRequest> payment)
        implements org.curbstop.store.DomainEvent {}
