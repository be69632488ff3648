package org.curbstop.accounts.verification;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/**
 * Published when a code is requested to confirm a contact. It does not contain the code; the delivery fetches it with
 * {@link ConfirmingContacts#createCode}.
 */
public record ContactOtpRequested(String confirmation, Instant at) implements DomainEvent {}
