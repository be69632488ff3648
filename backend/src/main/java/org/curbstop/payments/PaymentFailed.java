package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;

/**
 * A payment that its payer may have taken for done was not: an unsure one came out as declined or was withdrawn. A decline that the payer
 * saw at once is no such event. Published at least once: deduplicate by the payment's id and attempt.
 */
public record PaymentFailed(
        PaymentId id, int attempt, CardDecline reason, List<Allocation> allocations, Money total, Instant at, Channel channel,
        Language language,
        Optional<PersonId> payer, Optional<String> receiptTo) implements org.curbstop.store.DomainEvent {}
