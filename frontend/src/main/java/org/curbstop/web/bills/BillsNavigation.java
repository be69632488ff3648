package org.curbstop.web.bills;

import org.curbstop.billing.BillId;
import org.curbstop.common.AccountId;

/** Routes of the bill views. */
public final class BillsNavigation {

    static final String PATH = "my/bills";

    private BillsNavigation() {}

    public static String all(AccountId account) {
        return PATH + "?account=" + account;
    }

    public static String dispute(BillId id) {
        return bill(id) + "/dispute";
    }

    public static String bill(BillId id) {
        return PATH + "/" + id.value();
    }

    /** Returns the route to the explanation of the bill. */
    public static String why(BillId id) {
        return bill(id) + "#" + BillView.WHY;
    }
}
