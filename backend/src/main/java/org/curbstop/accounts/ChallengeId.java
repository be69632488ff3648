package org.curbstop.accounts;

import org.curbstop.common.Ids;

/** One try of somebody to prove who they are. */
public record ChallengeId(String value) {

    public ChallengeId {
        Ids.require("chal", value);
    }

    static ChallengeId mint() {
        return new ChallengeId(Ids.mint("chal"));
    }

    @Override
    public String toString() {
        return value;
    }
}
