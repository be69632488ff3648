package org.curbstop.accounts;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.PersonId;
import org.curbstop.store.DomainEvent;

/**
 * Published when a person's profile was changed in Curbstop. Published at least once: deduplicate by person and version.
 *
 * @param version of the profile after this change
 * @param change name of the change as in the audit trail, such as {@code contact-added}
 * @param contact the contact that was changed, masked
 * @param staff user name of the staff member who changed it for the customer; empty: the customer or the application
 */
public record ProfileChanged(PersonId person, long version, String change, Optional<String> contact, Instant at, Optional<String> staff)
        implements DomainEvent {}
