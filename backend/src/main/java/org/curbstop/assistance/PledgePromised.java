package org.curbstop.assistance;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * Published when an agency approved a referral and pledged to pay. Published at least once: deduplicate by the referral's id.
 *
 * @param amount positive; the pledged part of what the account owes
 * @param until last day on which the pledge protects the account
 */
public record PledgePromised(ReferralId referral, AccountId account, Money amount, String agency, LocalDate until, Instant at)
        implements DomainEvent {}
