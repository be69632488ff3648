package org.curbstop.arrangements.holds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.HoldId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.store.DomainEvent;

/**
 * Published when a hold was placed; it blocks disconnection until it is lifted or ends. {@code certificateBy} is the deadline for a written
 * certificate, if one is needed.
 */
public record HoldPlaced(
        HoldId id, AccountId account, Hold.Kind kind, LocalDate until, Optional<LocalDate> certificateBy, Channel channel, Instant at)
        implements DomainEvent {}
