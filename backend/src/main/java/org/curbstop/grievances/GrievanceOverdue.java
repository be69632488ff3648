package org.curbstop.grievances;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.store.DomainEvent;

/**
 * Published when a grievance was not answered by its day. Delivered at least once.
 *
 * @param number nine digits
 */
public record GrievanceOverdue(
        GrievanceId id, String number, GrievanceMatter.Kind kind, Grievance.Complainant from, LocalDate answerBy, Instant at)
        implements DomainEvent {}
