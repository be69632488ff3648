package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/** Published when a hold was placed after a disconnection was signed. The work that was ordered is called off. */
public record DisconnectionSuspended(DisconnectionNoticeId id, AccountId account, String order, Instant at) implements DomainEvent {}
