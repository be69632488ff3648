package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.store.DomainEvent;

/** What it takes was paid or arranged: service that is off is to be restored. @param by the last moment that the rules give */
public record ReconnectionPromised(DisconnectionNoticeId notice, AccountId account, Instant by, Instant at) implements DomainEvent {}
