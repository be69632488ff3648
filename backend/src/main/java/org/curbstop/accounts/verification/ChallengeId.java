package org.curbstop.accounts.verification;

import org.curbstop.common.IdGenerator;

/** Identifies one attempt to prove identity. */
public record ChallengeId(String value) {

    public ChallengeId {
        IdGenerator.requireValid("chal", value);
    }

    static ChallengeId create() {
        return new ChallengeId(IdGenerator.create("chal"));
    }

    @Override
    public String toString() {
        return value;
    }
}
