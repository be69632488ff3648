package org.curbstop.cases;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/** Published when a hand-off is overdue, to notify the supervisor. */
public record HandOffOverdue(CaseId id, HandOffContext.Kind kind, Instant due) implements DomainEvent {}
