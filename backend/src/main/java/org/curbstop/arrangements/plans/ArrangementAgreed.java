package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/**
 * Published when an arrangement was agreed. The confirmation letter must be sent, by {@code confirmBy} if the rules require it. Published
 * at least once: deduplicate by its id.
 */
public record ArrangementAgreed(
        ArrangementId id, AccountId account, Optional<PersonId> person, InstallmentSchedule schedule, Optional<LocalDate> confirmBy,
        Channel channel, Language language, Instant at) implements DomainEvent {}
