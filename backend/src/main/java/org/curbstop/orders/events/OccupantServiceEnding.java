package org.curbstop.orders.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.curbstop.common.PersonId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/** The owner's stop leaves somebody who lives there without service: they must hear of it, and how to go on in their own name. */
public record OccupantServiceEnding(OrderId order, PersonId occupant, String street, Set<ServiceType> services, LocalDate lastDay,
        Instant at) implements DomainEvent {}
