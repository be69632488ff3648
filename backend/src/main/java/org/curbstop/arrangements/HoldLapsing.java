package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** A hold ends soon. {@code certificateMissing}: its certificate has not come. */
public record HoldLapsing(
        HoldId id, AccountId account, Hold.Kind kind, LocalDate until, boolean certificateMissing, Instant at) implements Event {}
