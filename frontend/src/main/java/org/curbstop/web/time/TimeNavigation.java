package org.curbstop.web.time;

import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.NoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.web.layout.Visitor;

/** Where time to pay is asked for, and where a notice of disconnection is read. */
public final class TimeNavigation {

    static final String TIME = "my/time";
    static final String NOTICE = "my/notice";
    /** Asks for another plan though one is running. */
    static final String ANEW = "anew";

    private TimeNavigation() {}

    public static String time(AccountId account) {
        return TIME + "?" + Visitor.ACCOUNT + "=" + account;
    }

    public static String notice(AccountId account) {
        return NOTICE + "?" + Visitor.ACCOUNT + "=" + account;
    }

    /** The letter that confirms a plan, as a page to print. */
    public static String letter(ArrangementId id, Language language) {
        return "/letters/" + id + "?in=" + language;
    }

    /** The same to keep. */
    public static String paper(ArrangementId id, Language language) {
        return "/letters/" + id + ".pdf?in=" + language;
    }

    /** A notice as it went to one of its addressees. @param to its place among them */
    public static String letter(NoticeId id, int to, Language language) {
        return "/letters/" + id + "?to=" + to + "&in=" + language;
    }

    static String anew(AccountId account) {
        return time(account) + "&" + ANEW + "=1";
    }
}
