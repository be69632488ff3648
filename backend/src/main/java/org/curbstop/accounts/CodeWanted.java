package org.curbstop.accounts;

import java.time.Instant;
import org.curbstop.store.Event;

/**
 * Somebody asked for a one-time code, and a person stands behind the challenge. Carries no code: whoever delivers it fetches one
 * with {@link ProvingIdentity#mintCode}, so that it rests nowhere, neither in the outbox nor in a log.
 */
public record CodeWanted(ChallengeId challenge, CodeBy by, Instant at) implements Event {}
