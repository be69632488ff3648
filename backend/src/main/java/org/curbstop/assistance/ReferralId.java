package org.curbstop.assistance;

import org.curbstop.common.IdGenerator;

/** One referral of a household to one agency; the reference that both are given. */
public record ReferralId(String value) {

    public ReferralId {
        IdGenerator.requireValid("ref", value);
    }

    public static ReferralId create() {
        return new ReferralId(IdGenerator.create("ref"));
    }

    @Override
    public String toString() {
        return value;
    }
}
