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

/** A business, a house of many units or a new connection wants service: a person has to review it. */
public record IntakeReceived(
        IntakeId intake, String reference, IntakeRequest.Kind kind, Optional<PersonId> person, PhoneNumber phone, Language language,
        Channel channel, Instant at)
        implements DomainEvent {}
