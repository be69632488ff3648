package org.curbstop.outages.events;

import java.time.Instant;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageScope;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/** Published on the first report of an outage; its reporter was answered on their own channel, so nobody else is notified yet. */
public record OutageOpened(OutageId outage, ServiceType service, OutageScope scope, Instant at) implements DomainEvent {}
