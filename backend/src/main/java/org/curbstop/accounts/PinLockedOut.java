package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/** Too many wrong PINs were tried about a person, who is notified: their PINs are refused until then, codes are not. */
public record PinLockedOut(PersonId person, Instant until, Instant at) implements DomainEvent {}
