package org.curbstop.web.papers;

/** Routes of the view that sends documents. */
public final class PapersNavigation {

    public static final String SEND = "my/send-photo";

    private PapersNavigation() {}
}
