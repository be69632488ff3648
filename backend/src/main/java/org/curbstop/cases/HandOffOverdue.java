package org.curbstop.cases;

import java.time.Instant;
import org.curbstop.store.Event;

/** Nobody has dealt with it in time: for the supervisor. */
public record HandOffOverdue(CaseId id, Packet.Kind kind, Instant due) implements Event {}
