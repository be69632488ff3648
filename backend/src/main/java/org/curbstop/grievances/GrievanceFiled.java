package org.curbstop.grievances;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.store.DomainEvent;

/** Somebody disputed a bill or complained. Published at least once. @param number nine digits */
public record GrievanceFiled(
        GrievanceId id, String number, GrievanceMatter matter, Grievance.Complainant from, LocalDate answerBy, Instant at)
        implements DomainEvent {}
