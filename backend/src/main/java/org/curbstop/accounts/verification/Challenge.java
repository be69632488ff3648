package org.curbstop.accounts.verification;

import java.time.Instant;

/**
 * Says the same to everybody: prove it with the PIN or by a code, until {@code expires}. Whether the claim matches a person, it does not
 * say.
 */
public record Challenge(ChallengeId id, Instant expires) {}
