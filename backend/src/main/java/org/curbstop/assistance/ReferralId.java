package org.curbstop.assistance;

import org.curbstop.common.IdGenerator;

/** Identifies a referral to an agency; customer and agency get it as a reference. */
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
