package org.curbstop.outages.events;

import java.time.Instant;
import java.util.List;
import org.curbstop.outages.OutageId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/**
 * Published when an outage is restored: each recipient is asked whether they have service. Split into parts of a few hundred recipients.
 */
public record OutageRestored(OutageId outage, ServiceType service, Instant at, List<OutageRecipient> tell) implements DomainEvent {}
