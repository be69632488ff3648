package org.curbstop.cases;

import java.time.Instant;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/** Published when a callback is booked, and again when it is moved. */
public record CallbackBooked(CaseId id, PhoneNumber phone, Instant at, Language language) implements DomainEvent {}
