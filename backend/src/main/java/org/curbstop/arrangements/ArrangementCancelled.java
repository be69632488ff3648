package org.curbstop.arrangements;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.store.Event;

/** A person of the utility called it off. */
public record ArrangementCancelled(
        ArrangementId id, AccountId account, String by, Instant at) implements Event {}
