package org.curbstop.web.assistance;

import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ReferralId;

/** Routes of the customer's assistance views. */
public final class AssistanceNavigation {

    public static final String PATH = "my/help";
    static final String REFERRALS = PATH + "/requests";
    static final String APPLICATIONS = PATH + "/applications";

    private AssistanceNavigation() {}

    public static String referral(ReferralId id) {
        return REFERRALS + "/" + id;
    }

    public static String application(ApplicationId id) {
        return APPLICATIONS + "/" + id;
    }
}
