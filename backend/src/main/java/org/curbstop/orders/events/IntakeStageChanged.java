package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.IntakeId;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.store.DomainEvent;

/** It came to another stage. @param number of the stage since the beginning; {@code say} what staff add for its owner */
public record IntakeStageChanged(
        IntakeId intake, String reference, int number, IntakeRequest.Stage stage, String say, Optional<PersonId> person, PhoneNumber phone,
        Language language, Instant at)
        implements DomainEvent {}
