package org.curbstop.accounts.verification;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/**
 * A code is to go to a contact that wants confirming. It carries none: whoever delivers the code fetches it with
 * {@link ConfirmingContacts#createCode}.
 */
public record ContactOtpRequested(String confirmation, Instant at) implements DomainEvent {}
