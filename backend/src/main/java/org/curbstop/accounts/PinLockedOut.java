package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/**
 * Published when there were too many wrong PINs for a person, who is notified. PINs are refused until {@code until}; one-time codes still
 * work.
 */
public record PinLockedOut(PersonId person, Instant until, Instant at) implements DomainEvent {}
