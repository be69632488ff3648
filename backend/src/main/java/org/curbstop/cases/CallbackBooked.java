package org.curbstop.cases;

import java.time.Instant;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/** A person will call at this time; booked anew when it was moved. */
public record CallbackBooked(CaseId id, PhoneNumber phone, Instant at, Language language) implements DomainEvent {}
