package org.curbstop.notices.preferences;

/** Topics of notices, for which people choose a channel. */
public enum NoticeTopic {
    /** Bills, receipts, payments that failed. */
    BILLS(true),
    /** Outages that the recipient reported or follows. */
    OUTAGES(true),
    /** Orders, visits and service applications. */
    SERVICE(true),
    /** Progress of requests for help with paying. */
    HELP(true),
    /**
     * Payment arrangements, holds and bill disputes: must be confirmed in writing by law (65-407 ch. 660 § 9 B), so it cannot be turned
     * off.
     */
    PLANS(false),
    /** A pending shut-off: the law prescribes who is notified and allows no opt-out. */
    SHUT_OFF(false),
    /** Codes, links and calls that the customer just asked for, and danger: not configurable. */
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
