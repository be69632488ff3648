package org.curbstop.web.time;

import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.AccountId;
import org.curbstop.web.layout.Visitor;

/** Where time to pay is asked for, and where a notice of disconnection is read. */
public final class TimeNavigation {

    static final String TIME = "my/time";
    static final String LETTERS = "my/time/letter";
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

    public static String letter(ArrangementId id) {
        return LETTERS + "/" + id;
    }

    static String anew(AccountId account) {
        return time(account) + "&" + ANEW + "=1";
    }
}
