package org.curbstop.cis;

import java.util.Locale;

/** Kinds of files that the customer information system (CIS) sends. */
public enum CisFileKind {
    ACCOUNTS(false), BILLS(true), BALANCES(true), PAYMENTS(true), READS(false), NETWORK(false),
    /** Results of orders. They cannot be undone: service began or ended, and customers were notified. */
    ORDERS(false),
    /** Answers to postings. An acceptance is final. */
    ACKNOWLEDGEMENTS(false);

    private final boolean atomic;

    CisFileKind(boolean atomic) {
        this.atomic = atomic;
    }

    /** Returns whether a file is applied atomically and can be undone. */
    public boolean isAtomic() {
        return atomic;
    }

    /** Returns the name used in commands, folders and mapping files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
