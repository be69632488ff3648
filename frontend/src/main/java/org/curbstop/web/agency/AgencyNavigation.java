package org.curbstop.web.agency;

import org.curbstop.assistance.ReferralId;

/** Routes of the agency desk. */
public final class AgencyNavigation {

    public static final String REFERRALS = "staff/referrals";

    private AgencyNavigation() {}

    static String referral(ReferralId id) {
        return REFERRALS + "/" + id;
    }
}
