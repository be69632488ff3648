package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/**
 * Published when a contact was added or removed. {@code tell} is a contact that was already on file; it is notified so that nobody can take
 * over a person's contacts unnoticed.
 */
public record ContactChanged(PersonId person, Contact tell, Language language, Instant at) implements DomainEvent {}
