package org.curbstop.assistance;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/** Published when a household was referred to an agency with its consent. Published at least once: deduplicate by the referral's id. */
public record ReferralSent(
        ReferralId referral, AccountId account, Optional<PersonId> person, Optional<PhoneNumber> phone, Language language, String programme,
        String agency, Channel channel, Instant at)
        implements DomainEvent {}
