package org.curbstop.arrangements;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** A hold was lifted. */
public record HoldLifted(
        HoldId id, AccountId account, Hold.Kind kind, String by, Instant at) implements Event {}
