package org.curbstop.arrangements.holds;

import java.time.Instant;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldId;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/** Published when a hold has expired. Staff have to review it. */
public record HoldExpired(
        HoldId id, AccountId account, Hold.Kind kind, boolean certificateMissing, Instant at) implements DomainEvent {}
