package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/** Published when installments that were due have not been paid. {@code counts}: the breach counts against the customer. */
public record ArrangementBroken(
        ArrangementId id, AccountId account, Optional<PersonId> person, Money missing, boolean counts, Language language, Instant at)
        implements DomainEvent {}
