package org.curbstop.outages.events;

import java.time.Instant;
import java.util.List;
import org.curbstop.outages.OutageId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/** It is said to be back: each recipient is told and asked whether they are. Comes in parts of a few hundred recipients. */
public record OutageRestored(OutageId outage, ServiceType service, Instant at, List<OutageRecipient> tell) implements DomainEvent {}
