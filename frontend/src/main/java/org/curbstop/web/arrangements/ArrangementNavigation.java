package org.curbstop.web.arrangements;

import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.web.layout.ViewUser;

/** Where time to pay is asked for, and where a notice of disconnection is read. */
public final class ArrangementNavigation {

    static final String ARRANGEMENTS = "my/time";
    static final String NOTICE = "my/notice";
    /** Asks for another plan though one is running. */
    static final String NEW_PLAN = "anew";

    private ArrangementNavigation() {}

    public static String arrangements(AccountId account) {
        return ARRANGEMENTS + "?" + ViewUser.ACCOUNT + "=" + account;
    }

    public static String notice(AccountId account) {
        return NOTICE + "?" + ViewUser.ACCOUNT + "=" + account;
    }

    /** The letter that confirms a plan, as a page to print. */
    public static String letter(ArrangementId id, Language language) {
        return "/letters/" + id + "?in=" + language;
    }

    /** The same to keep. */
    public static String letterPdf(ArrangementId id, Language language) {
        return "/letters/" + id + ".pdf?in=" + language;
    }

    /** A notice as it went to one of its addressees. @param to its place among them */
    public static String letter(DisconnectionNoticeId id, int to, Language language) {
        return "/letters/" + id + "?to=" + to + "&in=" + language;
    }

    static String newPlan(AccountId account) {
        return arrangements(account) + "&" + NEW_PLAN + "=1";
    }
}
