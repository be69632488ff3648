package org.curbstop.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.curbstop.common.PersonId;
import org.curbstop.utility.UtilityService;
import org.curbstop.store.Event;

/** The owner's stop leaves somebody who lives there without service: they must hear of it, and how to go on in their own name. */
public record OccupantToBeTold(OrderId order, PersonId occupant, String street, Set<UtilityService> services, LocalDate lastDay, Instant at) implements Event {}
