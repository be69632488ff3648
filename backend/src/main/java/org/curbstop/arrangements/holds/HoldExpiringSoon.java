package org.curbstop.arrangements.holds;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldId;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/** Published when a hold ends soon. {@code certificateMissing} says that its certificate has not been received. */
public record HoldExpiringSoon(
        HoldId id, AccountId account, Hold.Kind kind, LocalDate until, boolean certificateMissing, Instant at) implements DomainEvent {}
