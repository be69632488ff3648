package org.curbstop.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.utility.UtilityService;
import org.curbstop.store.Event;

/** A tenant's service ended and goes on in the owner's name. */
public record LandlordTookOver(OrderId order, PersonId landlord, AccountId account, String street, Set<UtilityService> services, LocalDate from, Instant at) implements Event {}
