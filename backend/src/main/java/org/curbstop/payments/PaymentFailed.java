package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;

/**
 * Published when a payment failed that its payer may have taken for done: an unsure one turned out declined or was withdrawn. Not published
 * for a decline that the payer saw at once. Delivered at least once: deduplicate by the payment's id and attempt.
 */
public record PaymentFailed(
        PaymentId id, int attempt, CardDecline reason, List<Allocation> allocations, Money total, Instant at, Channel channel,
        Language language,
        Optional<PersonId> payer, Optional<String> receiptTo) implements org.curbstop.store.DomainEvent {}
