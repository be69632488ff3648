package org.curbstop.accounts.verification;

import java.time.Instant;
import org.curbstop.store.DomainEvent;

/**
 * Somebody asked for a one-time code, and the challenge has a person. Carries no code: whoever delivers it fetches one with {@link
 * ProvingIdentity#createCode}, so that it is stored nowhere, neither in the outbox nor in a log.
 */
public record OtpRequested(ChallengeId challenge, OtpChannel by, Instant at) implements DomainEvent {}
