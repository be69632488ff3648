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

/** Published when the installment with this number, counted from 1, is due in a few days. {@code left} is its unpaid amount. */
public record InstallmentDueSoon(
        ArrangementId id, AccountId account, Optional<PersonId> person, int number, LocalDate due, Money left, Language language,
        Instant at) implements DomainEvent {}
