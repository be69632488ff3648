package org.curbstop.assistance;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/**
 * Published when the state of an application changed, for instance by a decision. Published at least once: deduplicate by the application's
 * id and {@code number}.
 *
 * @param number sequence number of the change within this application
 */
public record ApplicationChanged(
        ApplicationId application, AccountId account, Optional<PersonId> person, Optional<PhoneNumber> phone, Language language,
        String programme,
        ApplicationState state, int number, Instant at)
        implements DomainEvent {}
