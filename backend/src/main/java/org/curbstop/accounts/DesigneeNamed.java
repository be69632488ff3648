package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/** A customer named somebody to be notified when a shut-off threatens. */
public record DesigneeNamed(AccountId account, PersonId person, Instant at) implements DomainEvent {}
