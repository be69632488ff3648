package org.curbstop.arrangements;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** A hold was placed after a person had decided that service is to stop: the work that was ordered is called off. */
public record DisconnectionStayed(NoticeId id, AccountId account, String order, Instant at) implements Event {}
