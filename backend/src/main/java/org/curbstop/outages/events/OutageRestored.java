package org.curbstop.outages.events;

import java.time.Instant;
import java.util.List;
import org.curbstop.outages.OutageId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/** Reported as restored: each recipient is notified and asked whether they have service. Comes in parts of a few hundred recipients. */
public record OutageRestored(OutageId outage, ServiceType service, Instant at, List<OutageRecipient> tell) implements DomainEvent {}
