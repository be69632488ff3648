package org.curbstop.cases;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Nobody has dealt with it in time: for the supervisor. */
public record HandOffOverdue(CaseId id, HandOffContext.Kind kind, Instant due) implements DomainEvent {}
