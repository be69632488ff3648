package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/** Published when a customer named a third-party designee, who is notified of an impending shut-off. */
public record DesigneeNamed(AccountId account, PersonId person, Instant at) implements DomainEvent {}
