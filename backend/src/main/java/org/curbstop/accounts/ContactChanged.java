package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/**
 * A contact was added or removed. {@code tell} is one that was on file before: its owner is notified, so that nobody takes over a person's
 * contacts unseen.
 */
public record ContactChanged(PersonId person, Contact tell, Language language, Instant at) implements DomainEvent {}
