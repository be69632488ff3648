package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * Published when staff cancelled an arrangement.
 *
 * @param left unpaid amount of its installments
 */
public record ArrangementCancelled(
        ArrangementId id, AccountId account, Optional<Money> left, String by, Instant at) implements DomainEvent {}
