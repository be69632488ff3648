package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/** Published when all installments were paid. */
public record ArrangementKept(
        ArrangementId id, AccountId account, Optional<PersonId> person, Money total, Language language, Instant at)
        implements DomainEvent {}
