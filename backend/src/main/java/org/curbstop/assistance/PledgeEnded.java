package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/** Published when a pledge has ended. Published at least once: deduplicate by the referral's id. */
public record PledgeEnded(ReferralId referral, AccountId account, Reason why, Instant at) implements DomainEvent {

    public enum Reason { PAID, WITHDRAWN, EXPIRED }
}
