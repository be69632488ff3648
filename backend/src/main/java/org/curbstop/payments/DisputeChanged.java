package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;

/** A dispute of a payment came to this. Told at least once: go by dispute and status. */
public record DisputeChanged(
        PaymentId id, String dispute, Dispute.Status status, List<AccountId> accounts, Money amount, Instant at, Channel channel)
        implements org.curbstop.store.Event {}
