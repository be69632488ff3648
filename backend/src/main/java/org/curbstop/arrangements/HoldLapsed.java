package org.curbstop.arrangements;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** A hold has ended by its day; staff have to look. */
public record HoldLapsed(
        HoldId id, AccountId account, Hold.Kind kind, boolean certificateMissing, Instant at) implements Event {}
