package org.curbstop.web.outages;

/** Routes of the customer's outage view. */
public final class OutageNavigation {

    public static final String PATH = "my/outage";

    private OutageNavigation() {}
}
