package org.curbstop.cis;

import java.util.Locale;

/** What a file of the customer information system holds. */
public enum CisFileKind {
    ACCOUNTS(false), BILLS(true), BALANCES(true), PAYMENTS(true), READS(false), NETWORK(false),
    /** What became of orders. It cannot be taken back: service began or ended, and customers were notified. */
    ORDERS(false);

    private final boolean appliedAsOne;

    CisFileKind(boolean appliedAsOne) {
        this.appliedAsOne = appliedAsOne;
    }

    /** Whether readers see all of a file or nothing, and a file can be undone. */
    public boolean appliedAsOne() {
        return appliedAsOne;
    }

    /** As commands, folders and mapping files call it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
