package org.curbstop.arrangements.holds;

import java.time.Instant;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldId;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/** Published when a hold was lifted. */
public record HoldLifted(
        HoldId id, AccountId account, Hold.Kind kind, String by, Instant at) implements DomainEvent {}
