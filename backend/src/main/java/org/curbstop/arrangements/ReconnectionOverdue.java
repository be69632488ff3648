package org.curbstop.arrangements;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** Service should be back by the rules, and nobody has said that it is. Told at least once: go by the notice's id. */
public record ReconnectionOverdue(NoticeId notice, AccountId account, Instant by, Instant at) implements Event {}
