package org.curbstop.orders.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/** Published when a tenant's service ends and continues in the owner's name. */
public record ServiceRevertedToOwner(OrderId order, PersonId landlord, AccountId account, String street, Set<ServiceType> services,
        LocalDate from, Instant at) implements DomainEvent {}
