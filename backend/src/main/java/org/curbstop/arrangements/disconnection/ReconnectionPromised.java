package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/**
 * Published when the required amount was paid or arranged and service has to be restored.
 *
 * @param by deadline set by the rules
 */
public record ReconnectionPromised(DisconnectionNoticeId notice, AccountId account, Instant by, Instant at) implements DomainEvent {}
