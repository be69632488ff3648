package org.curbstop.web.help;

import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ReferralId;

/** Where a customer finds help with paying and follows what they asked for. */
public final class HelpNavigation {

    public static final String PATH = "my/help";
    static final String REFERRALS = PATH + "/requests";
    static final String APPLICATIONS = PATH + "/applications";

    private HelpNavigation() {}

    public static String referral(ReferralId id) {
        return REFERRALS + "/" + id;
    }

    public static String application(ApplicationId id) {
        return APPLICATIONS + "/" + id;
    }
}
