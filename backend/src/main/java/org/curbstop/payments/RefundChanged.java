package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;

/**
 * Published when a refund changes its status. Delivered at least once: deduplicate by refund and progress.
 *
 * @param payment request of the payment, for the recipient; empty in events from before customers were notified
 */
public record RefundChanged(
        PaymentId id, String refund, Refund.RefundStatus progress, List<Allocation> allocations, Money total, Instant at, Channel channel,
        Optional<PaymentRequest> payment)
        implements org.curbstop.store.DomainEvent {}
