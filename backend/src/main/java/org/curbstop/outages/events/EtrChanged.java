package org.curbstop.outages.events;

import java.util.List;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/**
 * It will be back at another time than was said. Comes in parts of a few hundred recipients.
 *
 * @param number of this estimate, from 1: with outage and report it makes a notice one and the same
 */
public record EtrChanged(OutageId outage, ServiceType service, int number, Etr etr, List<OutageRecipient> tell) implements DomainEvent {}
