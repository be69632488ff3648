package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementExceptionRequestId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/**
 * Published when staff declined an exception request. An approval is published as {@link ArrangementAgreed}.
 *
 * @param asked amount that was to be arranged
 */
public record ArrangementExceptionDeclined(
        ArrangementExceptionRequestId id, AccountId account, Optional<Money> asked, Optional<PersonId> person, Language language, String by,
        Instant at) implements DomainEvent {}
