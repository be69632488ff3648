package org.curbstop.web.staff;

import org.curbstop.cases.CaseId;
import org.curbstop.common.AccountId;
import org.curbstop.payments.PaymentId;

/** Routes of the staff desk. */
public final class StaffNavigation {

    public static final String QUEUE = "staff";
    public static final String CASES = "staff/cases";
    public static final String OUTAGES = "staff/outages";
    /** GeoJSON for the map of the board. */
    public static final String OUTAGES_MAP = "staff/outages.geojson";
    public static final String HAND_OVER = "staff/handover";
    public static final String STORM = "staff/storm";
    public static final String ORDERS = "staff/orders";
    public static final String FIELD = "staff/field";
    public static final String INTAKE = "staff/intake";
    public static final String HELP = "staff/help";
    public static final String ACCOUNTS = "staff/accounts";

    public static final String ARRANGEMENTS = "staff/arrangements";
    public static final String SECURITY = "staff/security";
    public static final String DISCONNECTIONS = "staff/disconnections";
    public static final String PAYMENTS = "staff/payments";
    public static final String GRIEVANCES = "staff/disputes";
    public static final String CIS_FILES = "staff/files";
    public static final String FAILURES = "staff/failures";
    public static final String POSTINGS = "staff/postings";
    public static final String PHRASES = "staff/phrases";

    private StaffNavigation() {}

    /** Returns the route to the arrangement, holds and notice of an account. */
    public static String accountArrangements(AccountId id) {
        return ACCOUNTS + "/" + id + "/time";
    }

    /** @param sequence sequence number of the posting */
    public static String posting(long sequence) {
        return POSTINGS + "?number=" + sequence;
    }

    public static String handOff(CaseId id) {
        return CASES + "/" + id;
    }

    /** @param number reference number, nine digits */
    public static String grievance(String number) {
        return GRIEVANCES + "/" + number;
    }

    public static String account(AccountId id) {
        return ACCOUNTS + "/" + id;
    }

    public static String refund(AccountId account, PaymentId payment) {
        return account(account) + "/refund/" + payment;
    }
}
