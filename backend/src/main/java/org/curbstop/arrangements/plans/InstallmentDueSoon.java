package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/** The payment of that number, counted from 1, is due in a few days; {@code left} is what is still to be paid of it. */
public record InstallmentDueSoon(
        ArrangementId id, AccountId account, Optional<PersonId> person, int number, LocalDate due, Money left, Language language,
        Instant at) implements DomainEvent {}
