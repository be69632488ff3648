package org.curbstop.grievances;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.store.DomainEvent;

/**
 * Published when staff have decided. Delivered at least once.
 *
 * @param number nine digits
 * @param holdUntil last day on which the disputed amount is on hold, to leave time for an appeal
 */
public record GrievanceAnswered(
        GrievanceId id, String number, GrievanceMatter matter, Grievance.Complainant from, Grievance.State.Answered answer,
        LocalDate holdUntil, Instant at)
        implements DomainEvent {}
