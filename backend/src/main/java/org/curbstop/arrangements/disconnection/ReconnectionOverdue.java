package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/**
 * Published when service was not reported as restored by the deadline of the rules. Published at least once: deduplicate by the notice's
 * id.
 */
public record ReconnectionOverdue(DisconnectionNoticeId notice, AccountId account, Instant by, Instant at) implements DomainEvent {}
