package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/** A person of the utility called it off. @param left what was still to come of it */
public record ArrangementCancelled(
        ArrangementId id, AccountId account, Optional<Money> left, String by, Instant at) implements DomainEvent {}
