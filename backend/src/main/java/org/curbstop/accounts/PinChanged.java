package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/**
 * Published when a customer or staff chose or removed the PIN of an account. Its holder is notified, so that no PIN is taken over unseen.
 *
 * @param removed whether the account has no PIN now
 */
public record PinChanged(PersonId person, boolean removed, Instant at) implements DomainEvent {}
