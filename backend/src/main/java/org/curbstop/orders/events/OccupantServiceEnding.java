package org.curbstop.orders.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.curbstop.common.PersonId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/** Published when an owner's stop leaves an occupant without service: they must be told, and how to continue in their own name. */
public record OccupantServiceEnding(OrderId order, PersonId occupant, String street, Set<ServiceType> services, LocalDate lastDay,
        Instant at) implements DomainEvent {}
