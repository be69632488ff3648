package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.IntakeId;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.store.DomainEvent;

/** Published when a service application is received (a business, a multi-unit building, a new connection): staff must review it. */
public record IntakeReceived(
        IntakeId intake, String reference, IntakeRequest.Kind kind, Optional<PersonId> person, PhoneNumber phone, Language language,
        Channel channel, Instant at)
        implements DomainEvent {}
