package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** A promise holds no longer. Told at least once: go by the referral's id. */
public record PledgeEnded(ReferralId referral, AccountId account, Why why, Instant at) implements Event {

    public enum Why { PAID, WITHDRAWN, EXPIRED }
}
