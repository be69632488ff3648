package org.curbstop.web.staff;

import org.curbstop.cases.CaseId;
import org.curbstop.common.AccountId;

/** Where staff work. */
public final class StaffNavigation {

    static final String QUEUE = "staff";
    static final String CASES = "staff/cases";
    static final String OUTAGES = "staff/outages";
    static final String ORDERS = "staff/orders";
    static final String FIELD = "staff/field";
    static final String INTAKE = "staff/intake";
    static final String HELP = "staff/help";
    static final String ACCOUNTS = "staff/accounts";

    static final String ARRANGEMENTS = "staff/arrangements";
    static final String SECURITY = "staff/security";
    static final String DISCONNECTIONS = "staff/disconnections";
    static final String PAYMENTS = "staff/payments";
    static final String FAILURES = "staff/failures";

    private StaffNavigation() {}

    /** Plan, holds and notice of an account. */
    public static String time(AccountId id) {
        return ACCOUNTS + "/" + id + "/time";
    }

    public static String handOff(CaseId id) {
        return CASES + "/" + id;
    }

    public static String account(AccountId id) {
        return ACCOUNTS + "/" + id;
    }
}
