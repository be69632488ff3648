package org.curbstop.assistance;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/**
 * Published when the state of a referral changed. Published at least once: deduplicate by the referral's id and {@code number}.
 *
 * @param number sequence number of the change within this referral
 */
public record ReferralChanged(
        ReferralId referral, AccountId account, Optional<PersonId> person, Optional<PhoneNumber> phone, Language language, String programme,
        String agency, ReferralState state, int number, Instant at)
        implements DomainEvent {}
