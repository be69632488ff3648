package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;

/** Published when the money is taken and in the ledger. Delivered at least once: deduplicate by the payment's id. */
public record PaymentTaken(
        PaymentId id, String number, List<Allocation> allocations, Money total, Instant at, Channel channel, Language language,
        Optional<PersonId> payer, Optional<String> receiptTo) implements org.curbstop.store.DomainEvent {}
