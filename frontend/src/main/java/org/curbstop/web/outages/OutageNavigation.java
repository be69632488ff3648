package org.curbstop.web.outages;

/** Where a customer reports and follows outages. */
public final class OutageNavigation {

    public static final String PATH = "my/outage";

    private OutageNavigation() {}
}
