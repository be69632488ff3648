package org.curbstop.arrangements;

import java.util.List;

/** What a customer can do, by the keys that packs name and prompts and letters put into words. */
public final class CustomerRights {

    /** A person reviews the decision before anything happens. */
    public static final String REVIEW = "review";
    /** Time to pay. */
    public static final String ARRANGEMENT = "arrangement";
    /** Somebody's health depends on it. */
    public static final String MEDICAL = "medical";
    /** The amount is disputed: that part cannot be the reason. */
    public static final String DISPUTE = "dispute";
    /** Help with paying. */
    public static final String HELP = "help";
    /** Another person can be named who is notified too. */
    public static final String THIRD_PARTY = "third-party";
    /** The Consumer Assistance Division of the Public Utilities Commission decides where no agreement is found. */
    public static final String CONSUMER_ASSISTANCE = "consumer-assistance";
    /** A tenant may pay or take the service over. */
    public static final String TENANT = "tenant";
    /** No disconnection in winter without leave. */
    public static final String WINTER = "winter";

    public static final List<
            String> KNOWN = List.of(REVIEW, ARRANGEMENT, MEDICAL, DISPUTE, HELP, THIRD_PARTY, CONSUMER_ASSISTANCE, TENANT, WINTER);

    private CustomerRights() {}
}
