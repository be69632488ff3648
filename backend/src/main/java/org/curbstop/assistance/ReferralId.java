package org.curbstop.assistance;

import org.curbstop.common.Ids;

/** One referral of a household to one agency; the reference that both are given. */
public record ReferralId(String value) {

    public ReferralId {
        Ids.require("ref", value);
    }

    public static ReferralId mint() {
        return new ReferralId(Ids.mint("ref"));
    }

    @Override
    public String toString() {
        return value;
    }
}
