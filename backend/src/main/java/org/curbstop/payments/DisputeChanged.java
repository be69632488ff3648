package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;

/**
 * Published when a dispute changes its status. Delivered at least once: deduplicate by dispute and status.
 *
 * @param payment request of the payment, for the recipient; empty in events from before customers were notified
 */
public record DisputeChanged(
        PaymentId id, String dispute, Dispute.DisputeStatus status, List<AccountId> accounts, Money amount, Instant at, Channel channel,
        Optional<PaymentRequest> payment)
        implements org.curbstop.store.DomainEvent {}
