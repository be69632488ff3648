package org.curbstop.orders.events;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.IntakeId;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.store.DomainEvent;

/**
 * Published when a service application reaches another stage.
 *
 * @param number position of the stage since submission
 * @param say message from staff to the applicant
 */
public record IntakeStageChanged(
        IntakeId intake, String reference, int number, IntakeRequest.Stage stage, String say, Optional<PersonId> person, PhoneNumber phone,
        Language language, Instant at)
        implements DomainEvent {}
