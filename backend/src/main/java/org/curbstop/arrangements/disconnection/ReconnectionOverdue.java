package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/** Service should be back by the rules, and nobody has said that it is. Published at least once: deduplicate by the notice's id. */
public record ReconnectionOverdue(DisconnectionNoticeId notice, AccountId account, Instant by, Instant at) implements DomainEvent {}
