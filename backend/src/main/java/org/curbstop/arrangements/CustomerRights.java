package org.curbstop.arrangements;

import java.util.List;

/** What a customer can do against a shut-off: keys that policy packs refer to and that prompts and letters put into words. */
public final class CustomerRights {

    /** An employee reviews the decision before anything happens. */
    public static final String REVIEW = "review";
    /** Asking for time to pay. */
    public static final String ARRANGEMENT = "arrangement";
    /** Claiming that somebody's health depends on the service. */
    public static final String MEDICAL = "medical";
    /** Disputing the amount; the disputed part cannot be a reason for a shut-off. */
    public static final String DISPUTE = "dispute";
    /** Getting help with paying. */
    public static final String HELP = "help";
    /** Naming another person to be notified as well. */
    public static final String THIRD_PARTY = "third-party";
    /** Asking the Consumer Assistance Division of the Public Utilities Commission to decide if no agreement is reached. */
    public static final String CONSUMER_ASSISTANCE = "consumer-assistance";
    /** A tenant may pay or take over the service. */
    public static final String TENANT = "tenant";
    /** No disconnection in winter without permission. */
    public static final String WINTER = "winter";

    public static final List<String> KNOWN =
            List.of(REVIEW, ARRANGEMENT, MEDICAL, DISPUTE, HELP, THIRD_PARTY, CONSUMER_ASSISTANCE, TENANT, WINTER);

    private CustomerRights() {}
}
