package org.curbstop.accounts;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/**
 * A person's profile changed here. Published at least once: deduplicate by person and version.
 *
 * @param version of the profile since this change
 * @param change such as {@code contact-added}, as the audit trail calls it
 * @param contact the one that was changed, masked
 */
public record ProfileChanged(PersonId person, long version, String change, Optional<String> contact, Instant at) implements DomainEvent {}
