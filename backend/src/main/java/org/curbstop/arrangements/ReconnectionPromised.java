package org.curbstop.arrangements;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** What it takes was paid or arranged: service that is off is to be restored. @param by the last moment that the rules give */
public record ReconnectionPromised(NoticeId notice, AccountId account, Instant by, Instant at) implements Event {}
