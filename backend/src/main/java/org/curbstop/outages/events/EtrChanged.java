package org.curbstop.outages.events;

import java.util.List;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/**
 * Published when the estimated time of restoration changes. Split into parts of a few hundred recipients.
 *
 * @param number number of this estimate, from 1: with outage and report it identifies a notice
 */
public record EtrChanged(OutageId outage, ServiceType service, int number, Etr etr, List<OutageRecipient> tell) implements DomainEvent {}
