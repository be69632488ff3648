package org.curbstop.accounts.verification;

import java.time.Instant;

/**
 * A request to prove identity by PIN or one-time code until {@code expires}. It is the same for everybody and does not reveal whether the
 * claim matches a person.
 */
public record Challenge(ChallengeId id, Instant expires) {}
