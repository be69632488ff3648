package org.curbstop.assistance;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * An agency has approved a referral and promised to pay. Published at least once: deduplicate by the referral's id.
 *
 * @param amount positive, the promised part of what the account owes
 * @param until the last day on which the promise protects the account
 */
public record PledgePromised(ReferralId referral, AccountId account, Money amount, String agency, LocalDate until, Instant at)
        implements DomainEvent {}
