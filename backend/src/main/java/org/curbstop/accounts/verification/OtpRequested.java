package org.curbstop.accounts.verification;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/**
 * Published when a one-time code is requested for a challenge that matches a person. It does not contain the code; the delivery fetches it
 * with {@link ProvingIdentity#createCode}, so that no outbox or log contains it.
 */
public record OtpRequested(ChallengeId challenge, OtpChannel by, Instant at) implements DomainEvent {}
