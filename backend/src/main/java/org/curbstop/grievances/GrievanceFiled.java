package org.curbstop.grievances;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.store.DomainEvent;

/**
 * Published when a bill is disputed or a complaint is filed. Delivered at least once.
 *
 * @param number nine digits
 */
public record GrievanceFiled(
        GrievanceId id, String number, GrievanceMatter matter, Grievance.Complainant from, LocalDate answerBy, Instant at)
        implements DomainEvent {}
