package org.curbstop.grievances;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.store.DomainEvent;

/**
 * A person of the utility decided. Published at least once.
 *
 * @param number nine digits
 * @param holdUntil the last day on which what was disputed stays on hold, so that there is time to appeal
 */
public record GrievanceAnswered(
        GrievanceId id, String number, GrievanceMatter matter, Grievance.Complainant from, Grievance.State.Answered answer,
        LocalDate holdUntil, Instant at)
        implements DomainEvent {}
