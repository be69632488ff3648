package org.curbstop.web.home;

/** Where the first page of the portal is. */
public final class HomeNavigation {

    public static final String PATH = "my";

    private HomeNavigation() {}
}
