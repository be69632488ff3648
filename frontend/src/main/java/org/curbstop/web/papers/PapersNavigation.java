package org.curbstop.web.papers;

/** Where a customer sends what nobody has asked for. */
public final class PapersNavigation {

    public static final String SEND = "my/send-photo";

    private PapersNavigation() {}
}
