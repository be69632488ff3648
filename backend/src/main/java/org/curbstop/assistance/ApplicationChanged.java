package org.curbstop.assistance;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/**
 * The state of an application changed: it was decided, for instance. Published at least once: deduplicate by the application's id and the
 * number.
 *
 * @param number counts the changes of this application
 */
public record ApplicationChanged(
        ApplicationId application, AccountId account, Optional<PersonId> person, Optional<PhoneNumber> phone, Language language,
        String programme,
        ApplicationState state, int number, Instant at)
        implements DomainEvent {}
