package org.curbstop.web.arrangements;

import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.web.layout.ViewUser;

/** Routes of payment arrangements and disconnection notices. */
public final class ArrangementNavigation {

    static final String ARRANGEMENTS = "my/time";
    static final String NOTICE = "my/notice";
    /** Query parameter that requests another arrangement although one is active. */
    static final String NEW_PLAN = "anew";

    private ArrangementNavigation() {}

    public static String arrangements(AccountId account) {
        return ARRANGEMENTS + "?" + ViewUser.ACCOUNT + "=" + account;
    }

    public static String notice(AccountId account) {
        return NOTICE + "?" + ViewUser.ACCOUNT + "=" + account;
    }

    /** Returns the URL of the confirmation letter of an arrangement as a printable page. */
    public static String letter(ArrangementId id, Language language) {
        return "/letters/" + id + "?in=" + language;
    }

    /** Returns the URL of the confirmation letter as a PDF. */
    public static String letterPdf(ArrangementId id, Language language) {
        return "/letters/" + id + ".pdf?in=" + language;
    }

    /**
     * Returns the URL of a disconnection notice as sent to one of its addressees.
     *
     * @param to index of the addressee
     */
    public static String letter(DisconnectionNoticeId id, int to, Language language) {
        return "/letters/" + id + "?to=" + to + "&in=" + language;
    }

    static String newPlan(AccountId account) {
        return arrangements(account) + "&" + NEW_PLAN + "=1";
    }
}
