package org.curbstop.notices.preferences;

/** What notices are about, as people choose how to be notified. */
public enum NoticeTopic {
    /** Bills, receipts, payments that failed. */
    BILLS(true),
    /** Outages that the reader reported or follows. */
    OUTAGES(true),
    /** Orders, visits, applications for what a person decides. */
    SERVICE(true),
    /** What became of a request for help with paying. */
    HELP(true),
    /** Time to pay, holds and disputed bills: confirmed in writing by law (65-407 ch. 660 § 9 B), so by some way at least. */
    PLANS(false),
    /** A pending shut-off: the law says who is notified of it and does not let anybody opt out. */
    SHUT_OFF(false),
    /** Codes, links and calls that were just asked for, and danger: nothing to choose. */
    ALWAYS(false);

    private final boolean isOptional;

    NoticeTopic(boolean mayBeOff) {
        this.isOptional = mayBeOff;
    }

    public boolean isOptional() {
        return isOptional;
    }

    public boolean isConfigurable() {
        return this != ALWAYS;
    }
}
