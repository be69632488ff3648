package org.curbstop.assistance;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/** Published when somebody applied for a program of the utility. Published at least once: deduplicate by the application's id. */
public record ApplicationReceived(
        ApplicationId application, AccountId account, Optional<PersonId> person, Optional<PhoneNumber> phone, Language language,
        String programme,
        ApplicationState state, Channel channel, Instant at)
        implements DomainEvent {}
